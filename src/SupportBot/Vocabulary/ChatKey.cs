using System.Text.Json.Serialization;

namespace SupportBot;

/// <summary>
/// Which chat in which messenger: the identity of a conversation everywhere in the product. The part after the colon is made by
/// the channel and opaque to everybody else.
/// </summary>
/// <param name="Channel">The channel's name, lower case: <c>telegram</c>, <c>webchat</c>.</param>
/// <param name="Chat">The channel's own id of the chat.</param>
[JsonConverter(typeof(ChatKeyConverter))]
public readonly record struct ChatKey(string Channel, string Chat)
{
    /// <summary>Reads <c>channel:chat</c>.</summary>
    /// <exception cref="FormatException">There is no colon, or nothing on one side of it.</exception>
    public static ChatKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("A conversation id looks like channel:chat.");

    public static bool TryParse(string? text, out ChatKey key)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        key = colon > 0 && colon < text!.Length - 1 ? new ChatKey(text[..colon], text[(colon + 1)..]) : default;
        return key.Channel is not null;
    }

    public override string ToString() => $"{Channel}:{Chat}";
}
