using System.Collections.Immutable;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace SupportBot.Guides;

/// <summary>Which answer of a step was meant when it was written in own words: "красным горит", "не горит", "готово", "иә".</summary>
internal static class SpokenAnswer
{
    private const int StemLength = 4;

    private static readonly string[] Done =
        ["готово", "сделал", "сделала", "сделано", "дальше", "далее", "получилось", "дайын", "жасадым", "болды", "келесі", "done", "next", "ready"];

    private static readonly string[] Hard =
    [
        "сложно", "трудно", "тяжело", "не получается", "не могу", "не умею", "не понимаю", "не понял", "не разбираюсь", "боюсь", "қиын", "түсінбедім",
        "түсінбеймін", "қолымнан келмейді", "істей алмаймын", "too hard", "difficult", "complicated", "i can t", "cannot do", "don t understand",
    ];

    private static readonly string[] Negations = ["не", "нет", "ни", "ничего", "нигде", "жоқ", "no", "not", "nothing", "none"];

    private static readonly string[] YesWords = ["да", "иә", "yes"];

    private static readonly string[] NoWords = ["нет", "жоқ", "no"];

    /// <summary>The index of the answer, or -1 when the words fit none, or several.</summary>
    public static int Index(Reading reading, ImmutableArray<GuideAnswer> answers)
    {
        var byTitle = Matching.Index(reading, [.. answers.Select(answer => answer.Title)]);
        if (byTitle >= 0)
        {
            return byTitle;
        }
        var byYesNo = YesNo(reading, answers);
        return byYesNo >= 0 ? byYesNo : ByStems(Words(reading.Text), answers);
    }

    /// <summary>Does he say that it is beyond him?</summary>
    public static bool IsTooHard(string text)
    {
        var words = $" {string.Join(' ', Words(text))} ";
        return Array.Exists(Hard, phrase => words.Contains($" {phrase} ", StringComparison.Ordinal));
    }

    private static int YesNo(Reading reading, ImmutableArray<GuideAnswer> answers)
    {
        var done = Words(reading.Text) is { Length: 1 or 2 } words && words.Any(word => Done.Contains(word, StringComparer.Ordinal)) && !Denies(words);
        if (reading.SaysYes || done)
        {
            // By custom the first of two answers is the good one, unless one of them says "yes" itself.
            var yes = Single(answers, YesWords);
            return yes >= 0 ? yes : answers.Length == 2 ? 0 : -1;
        }
        if (reading.SaysNo && Words(reading.Text).Length == 1)
        {
            var no = Single(answers, NoWords);
            return no >= 0 ? no : answers.Length == 2 ? 1 : -1;
        }
        return -1;
    }

    private static int Single(ImmutableArray<GuideAnswer> answers, string[] beginnings)
    {
        var fitting = Enumerable.Range(0, answers.Length).Where(i => beginnings.Contains(Words(answers[i].Title).FirstOrDefault(), StringComparer.Ordinal)).ToList();
        return fitting.Count == 1 ? fitting[0] : -1;
    }

    private static int ByStems(string[] said, ImmutableArray<GuideAnswer> answers)
    {
        var stems = Stems(said);
        var denied = Denies(said);
        var (best, most, tied) = (-1, 0, false);
        for (var i = 0; i < answers.Length; i++)
        {
            var title = Words(answers[i].Title);
            var shared = Denies(title) == denied ? Stems(title).Count(stems.Contains) : 0;
            tied = shared == most ? tied || shared > 0 : shared <= most && tied;
            (best, most) = shared > most ? (i, shared) : (best, most);
        }
        return tied ? -1 : best;
    }

    private static bool Denies(string[] words) => words.Any(word => Negations.Contains(word, StringComparer.Ordinal));

    private static HashSet<string> Stems(string[] words) =>
        [.. words.Where(word => !Negations.Contains(word, StringComparer.Ordinal)).Select(RouterNames.Fold).Where(word => word.Length >= 3).Select(word => word[..Math.Min(StemLength, word.Length)])];

    private static string[] Words(string text) =>
        new string([.. text.ToLowerInvariant().Replace('ё', 'е').Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
