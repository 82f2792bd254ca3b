using System.Globalization;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace SupportBot.Guides;

/// <summary>Which router is it? Brand, then model, by buttons or in free words; "I do not know" goes on without.</summary>
public sealed class ChoosingRouter(GuideLibrary library) : IStep
{
    private const string Brand = "b-";
    private const string Pick = "m-";
    private const int MostButtons = 8;

    public State State => State.ChoosingRouter;

    public Answer? Ask(Talk talk)
    {
        if (talk.Now.Inquiry.RouterBrand is { } brand)
        {
            talk.Ask("ask-router-model", [.. Of(talk).Where(guide => guide.Brand == brand).Take(MostButtons)
                .Select(guide => new Option(Short(string.Join(" / ", guide.Models)), Pick + guide.Id)), talk.Option("button.dont-know", Choices.Skip)], ("brand", brand));
            return null;
        }
        talk.Ask("ask-router", [.. Brands(talk).Take(MostButtons).Select((name, i) => new Option(name, Brand + Numbers.Text(i))),
            talk.Option("button.dont-know", Choices.Skip)]);
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.Chose(Choices.Skip) || reading.Understood.Wants(Wishes.DontKnow))
        {
            return Unknown(talk);
        }
        if (ByModel(talk, reading) is { } guide)
        {
            return Choose(talk, guide);
        }
        if (ByBrand(talk, reading) is not { } brand)
        {
            return Answer.Unclear;
        }
        var models = Of(talk).Where(candidate => candidate.Brand == brand).ToList();
        if (models.Count == 1)
        {
            return Choose(talk, models[0]);
        }
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { RouterBrand = brand, Router = brand } };
        return Answer.Again;
    }

    private static Answer Choose(Talk talk, Guide guide)
    {
        talk.Now = talk.Now with
        {
            Inquiry = talk.Now.Inquiry with
            {
                Router = $"{guide.Brand} {string.Join(" / ", guide.Models)}",
                Guide = talk.Script.Guides.Begin(guide.Id),
            },
        };
        return Answer.Fire(Trigger.RouterChosen);
    }

    private static Answer Unknown(Talk talk)
    {
        talk.Say("reason." + HandoffReasons.NothingToTry);
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Router = talk.Now.Inquiry.RouterBrand ?? "не знает модель" } };
        return Answer.Fire(Trigger.RouterChosen);
    }

    private Guide? ByModel(Talk talk, Reading reading)
    {
        if (reading.Choice is { } choice)
        {
            return choice.StartsWith(Pick, StringComparison.Ordinal) ? library.Find(choice[Pick.Length..]) : null;
        }
        var words = RouterNames.Fold(reading.Text);
        var fitting = Of(talk).Where(guide => guide.Models.Concat(guide.Aliases).Any(name => RouterNames.Contains(words, name))).ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    private string? ByBrand(Talk talk, Reading reading)
    {
        var brands = Brands(talk).ToList();
        if (reading.Choice is { } choice)
        {
            return choice.StartsWith(Brand, StringComparison.Ordinal) && int.TryParse(choice.AsSpan(Brand.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < brands.Count
                ? brands[index]
                : null;
        }
        var words = RouterNames.Fold(reading.Text);
        return brands.Find(brand => RouterNames.Contains(words, brand));
    }

    private IEnumerable<string> Brands(Talk talk) => Of(talk).Select(guide => guide.Brand).Distinct(StringComparer.Ordinal);

    private IEnumerable<Guide> Of(Talk talk) => library.ForRouters(talk.Now.Inquiry.Problem?.Id ?? "");

    private static string Short(string title) => title.Length <= GuideCheck.LongestTitle ? title : title[..(GuideCheck.LongestTitle - 1)] + "…";
}

/// <summary>Names of routers as people write them: "тплинк арчер ц6", "кинетик".</summary>
public static class RouterNames
{
    private static readonly Dictionary<char, string> Latin = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['д'] = "d", ['е'] = "e", ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['й'] = "i", ['к'] = "k",
        ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f", ['х'] = "h",
        ['ц'] = "c", ['ч'] = "ch", ['ш'] = "sh", ['э'] = "e", ['ю'] = "u", ['я'] = "ya", ['ы'] = "y", ['ь'] = "", ['ъ'] = "", ['ё'] = "e",
    };

    /// <summary>Letters to Latin, everything that is no letter or figure away: "ТП-Линк Арчер Ц6" becomes "tplinkarcherc6".</summary>
    public static string Fold(string text) => string.Concat(text.ToLowerInvariant()
        .Select(letter => Latin.TryGetValue(letter, out var latin) ? latin : char.IsAsciiLetterOrDigit(letter) ? letter.ToString() : ""));

    public static bool Contains(string foldedWords, string name) => Fold(name) is { Length: >= 2 } folded && foldedWords.Contains(folded, StringComparison.Ordinal);
}
