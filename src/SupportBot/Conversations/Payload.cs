using System.Globalization;

namespace SupportBot.Conversations;

/// <summary>
/// What is inside a button: version, the number of the question it belongs to, and the answer. ASCII, at most 64 bytes. It comes back from
/// outside, so nothing in it is believed before it is compared with the question that stands.
/// </summary>
public readonly record struct Payload(int Question, string Choice)
{
    private const string Version = "1";

    public static bool TryParse(string? text, out Payload payload)
    {
        payload = default;
        var parts = text?.Split('.', 3) ?? [];
        if (parts.Length != 3 || parts[0] != Version || parts[2].Length == 0
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var question))
        {
            return false;
        }
        payload = new Payload(question, parts[2]);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}.{Question}.{Choice}");
}
