using System.Globalization;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Which of the offered answers was meant, when it was written instead of pressed: by number, by title, by yes and no.</summary>
public static class Matching
{
    internal static TriageAnswer? Answer(TriageQuestion question, Reading reading, Language language)
    {
        if (reading.Choice is { } choice)
        {
            return question.Answers.FirstOrDefault(answer => choice == "t-" + answer.Id);
        }
        var index = Index(reading, [.. question.Answers.Select(answer => answer.Title.In(language))]);
        if (index >= 0)
        {
            return question.Answers[index];
        }
        var yesNo = reading.SaysYes ? "yes" : reading.SaysNo ? "no" : null;
        return question.Answers.FirstOrDefault(answer => answer.Id == yesNo);
    }

    /// <summary>The index of the title that was written, or -1. Numbers count from one, as people do.</summary>
    public static int Index(Reading reading, IReadOnlyList<string> titles)
    {
        var text = Fold(reading.Text);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number >= 1 && number <= titles.Count ? number - 1 : -1;
        }
        var found = -1;
        for (var i = 0; i < titles.Count; i++)
        {
            if (Same(text, Fold(titles[i])))
            {
                if (found >= 0)
                {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    // The whole title in the text, or a text of at least three letters that begins the title.
    private static bool Same(string text, string title) =>
        text.Length > 0 && (text == title || $" {text} ".Contains($" {title} ", StringComparison.Ordinal)
            || (text.Length >= 3 && title.StartsWith(text, StringComparison.Ordinal)));

    private static string Fold(string text)
    {
        var letters = text.ToLowerInvariant().Replace('ё', 'е').Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ').ToArray();
        return string.Join(' ', new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
