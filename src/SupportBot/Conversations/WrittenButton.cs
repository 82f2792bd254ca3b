using System.Globalization;

namespace SupportBot.Conversations;

/// <summary>
/// A button that was written instead of pressed: its title, or its number where the messenger shows buttons as a numbered list. Looked at
/// only when the step itself could make nothing of the words.
/// </summary>
internal static class WrittenButton
{
    /// <summary>The payload of the standing question's button that was meant; null when none was.</summary>
    public static string? Find(Conversation conversation, string text)
    {
        var said = text.Trim().TrimEnd('.', '!', ')');
        var standing = conversation.Buttons;
        var titled = standing.FirstOrDefault(button => string.Equals(button.Title, said, StringComparison.OrdinalIgnoreCase))
            ?? (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= standing.Length
                ? standing[number - 1] : null);
        return titled is not null && Payload.TryParse(titled.Payload, out var payload) && payload.Question == conversation.Question.Number
            ? titled.Payload : null;
    }
}
