namespace SupportBot.Guides;

/// <summary>Walks every path of a guide: targets exist, every step is reachable, every path ends, the languages agree, everything fits a messenger.</summary>
internal static class GuideCheck
{
    /// <summary>A button title that every messenger shows whole (whatsapp.md).</summary>
    public const int LongestTitle = 20;

    public const int LongestText = 900;

    private const int MostAnswers = 4;

    private static readonly string[] Ends = ["helped", "not-helped", "human"];

    public static void Check(Guide guide, ICollection<ContentFinding> findings)
    {
        if (!guide.Texts.ContainsKey(Language.Kazakh))
        {
            findings.Add(ContentFinding.Error($"guides/{guide.Id}", 0, "guide.kk.md is missing; Russian and Kazakh are needed, English may follow"));
        }
        foreach (var (language, text) in guide.Texts)
        {
            var file = $"guides/{guide.Id}/guide.{language.Code()}.md";
            foreach (var step in text.Steps)
            {
                CheckStep(file, text, step, findings);
            }
            CheckTitles(file, text, findings);
            CheckWays(file, text, findings);
            if (language != Language.Russian)
            {
                CheckAgrees(file, guide.Texts[Language.Russian], text, findings);
            }
        }
    }

    private static void CheckStep(string file, GuideText text, GuideStep step, ICollection<ContentFinding> findings)
    {
        if (step.Text.Length == 0)
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} says nothing"));
        }
        if (GuideSkeleton.IsUnwritten(step.Text) || GuideSkeleton.IsUnwritten(step.PictureLess) || GuideSkeleton.IsUnwritten(step.Question) || step.Answers.Any(answer => GuideSkeleton.IsUnwritten(answer.Title)))
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} is still as the skeleton has it: write it where \"{GuideSkeleton.Mark}\" stands"));
        }
        if (step.Question.Length == 0)
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} asks nothing; write what the person sees then: ? question"));
        }
        foreach (var twice in step.Answers.GroupBy(answer => answer.Title, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            findings.Add(ContentFinding.Error(file, twice.Last().Line, $"two answers are called \"{twice.Key}\": nobody can tell them apart"));
        }
        if (step.Text.Length + step.Question.Length > LongestText)
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} has {step.Text.Length + step.Question.Length} characters; at most {LongestText} fit under a picture"));
        }
        if (step.Picture is null && step.PictureLess.Length == 0)
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} has no picture; draw one, or write picture: none (why)"));
        }
        if (step.Answers.IsEmpty)
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} has no answers: nobody gets on from here"));
        }
        if (step.Answers.Length > MostAnswers)
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"the step {step.Id} has {step.Answers.Length} answers; at most {MostAnswers} leave room for \"back\" and \"operator\""));
        }
        foreach (var answer in step.Answers)
        {
            if (answer.Title.Length is 0 or > LongestTitle)
            {
                findings.Add(ContentFinding.Error(file, answer.Line, $"the answer \"{answer.Title}\" must have 1 to {LongestTitle} characters"));
            }
            var known = Ends.Contains(answer.Target, StringComparer.Ordinal) || answer.Target.StartsWith("guide:", StringComparison.Ordinal)
                || (answer.Target.StartsWith('#') && text.Find(answer.Target[1..]) is not null);
            if (!known)
            {
                findings.Add(ContentFinding.Error(file, answer.Line, $"\"{answer.Target}\" leads nowhere; write #step, helped, not-helped, human or guide:id"));
            }
        }
    }

    private static void CheckTitles(string file, GuideText text, ICollection<ContentFinding> findings)
    {
        if (GuideSkeleton.IsUnwritten(text.Title))
        {
            findings.Add(ContentFinding.Error(file, 1, $"the title is still as the skeleton has it: write it where \"{GuideSkeleton.Mark}\" stands"));
        }
        foreach (var twice in text.Steps.GroupBy(step => step.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            findings.Add(ContentFinding.Error(file, twice.Last().Line, $"two steps are called {twice.Key}"));
        }
    }

    private static void CheckWays(string file, GuideText text, ICollection<ContentFinding> findings)
    {
        if (text.Steps.IsEmpty)
        {
            return;
        }
        var reached = Reach(text, text.Steps[0]);
        foreach (var step in text.Steps.Where(step => !reached.Contains(step.Id)))
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"no answer leads to the step {step.Id}"));
        }
        foreach (var step in text.Steps.Where(step => !Reach(text, step).Any(id => Leaves(text.Find(id)!))))
        {
            findings.Add(ContentFinding.Error(file, step.Line, $"from the step {step.Id} the guide never ends"));
        }
    }

    private static void CheckAgrees(string file, GuideText russian, GuideText text, ICollection<ContentFinding> findings)
    {
        if (!russian.Steps.Select(Shape).SequenceEqual(text.Steps.Select(Shape), StringComparer.Ordinal))
        {
            findings.Add(ContentFinding.Error(file, 1, "steps, targets or waits differ from the Russian guide"));
        }
    }

    private static string Shape(GuideStep step) => $"{step.Id}:{step.Wait.TotalSeconds}:{string.Join(',', step.Answers.Select(answer => answer.Target))}";

    private static bool Leaves(GuideStep step) => step.Answers.Any(answer => !answer.Target.StartsWith('#'));

    private static HashSet<string> Reach(GuideText text, GuideStep from)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { from.Id };
        var open = new Queue<GuideStep>([from]);
        while (open.TryDequeue(out var step))
        {
            foreach (var answer in step.Answers.Where(answer => answer.Target.StartsWith('#')))
            {
                if (text.Find(answer.Target[1..]) is { } next && reached.Add(next.Id))
                {
                    open.Enqueue(next);
                }
            }
        }
        return reached;
    }
}
