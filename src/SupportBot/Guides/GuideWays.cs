namespace SupportBot.Guides;

/// <summary>
/// Walks on where a guide leads into another: guides that only send people to each other never help anybody. What is wrong inside one guide is
/// <see cref="GuideCheck"/>'s matter.
/// </summary>
internal static class GuideWays
{
    private const string Other = "guide:";

    public static void Check(GuideLibrary library, ICollection<ContentFinding> findings)
    {
        foreach (var guide in library.All)
        {
            foreach (var answer in guide.In(Language.Russian).Steps.SelectMany(step => step.Answers).Where(answer => answer.Target.StartsWith(Other, StringComparison.Ordinal)))
            {
                if (library.Find(answer.Target[Other.Length..]) is null)
                {
                    findings.Add(ContentFinding.Error(File(guide), answer.Line, $"there is no guide {answer.Target[Other.Length..]}"));
                }
            }
        }
        var ending = Ending(library);
        foreach (var (guide, step) in Places(library).Where(place => place.Step.Answers.Length > 0 && !ending.Contains(Name(place.Guide, place.Step.Id))))
        {
            findings.Add(ContentFinding.Error(File(guide), step.Line, $"from the step {step.Id} every way only leads round through other guides: nobody comes to helped, not-helped or human"));
        }
    }

    // From the ends backwards, until nothing is added: every place from which some answer comes to an end.
    private static HashSet<string> Ending(GuideLibrary library)
    {
        var ending = new HashSet<string>(StringComparer.Ordinal);
        var places = Places(library).ToList();
        int found;
        do
        {
            found = places.RemoveAll(place => place.Step.Answers.Any(answer => Ends(library, place.Guide, answer.Target, ending)));
            ending.UnionWith(Places(library).Except(places).Select(place => Name(place.Guide, place.Step.Id)));
        }
        while (found > 0);
        return ending;
    }

    private static bool Ends(GuideLibrary library, Guide guide, string target, HashSet<string> ending) => target switch
    {
        ['#', .. var step] => ending.Contains(Name(guide, step)),
        _ when target.StartsWith(Other, StringComparison.Ordinal) =>
            library.Find(target[Other.Length..]) is not { } other || (other.In(Language.Russian).Steps is [var first, ..] && ending.Contains(Name(other, first.Id))),
        _ => true,
    };

    private static IEnumerable<(Guide Guide, GuideStep Step)> Places(GuideLibrary library) =>
        library.All.SelectMany(guide => guide.In(Language.Russian).Steps.Select(step => (guide, step)));

    private static string Name(Guide guide, string step) => $"{guide.Id}#{step}";

    private static string File(Guide guide) => $"guides/{guide.Id}/guide.ru.md";
}
