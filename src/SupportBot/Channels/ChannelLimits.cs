namespace SupportBot.Channels;

/// <summary>What a messenger can carry. Differences between messengers are this data, never an <c>if</c> on a name.</summary>
public sealed record ChannelLimits
{
    /// <summary>Longest text of one message, in UTF-16 units.</summary>
    public int Text { get; init; } = 4096;

    /// <summary>Longest text under a picture; 0 = the text goes as a message of its own.</summary>
    public int Caption { get; init; } = 1024;

    /// <summary>Most buttons of one message; 0 = buttons become numbered text.</summary>
    public int Buttons { get; init; } = 10;

    /// <summary>Longest button title, in UTF-16 units.</summary>
    public int ButtonTitle { get; init; } = 40;

    /// <summary>Longest payload of a button, in bytes of UTF-8 (telegram.md §4).</summary>
    public int Payload { get; init; } = 64;

    /// <summary>Largest file the channel takes in either direction, in bytes.</summary>
    public long File { get; init; } = 20 * 1024 * 1024;

    /// <summary>Every message costs money: texts of one turn that nothing separates leave as one.</summary>
    public bool Charged { get; init; }

    /// <summary>How long the sign that somebody is typing stays, where the messenger can show it.</summary>
    public TimeSpan TypingLasts { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The messenger has a button that shares the subscriber's own phone number.</summary>
    public bool AsksForContact { get; init; }
}
