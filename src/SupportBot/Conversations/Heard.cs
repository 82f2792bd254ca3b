using System.Collections.Immutable;

namespace SupportBot.Conversations;

/// <summary>What a conversation hears, free of any messenger. A closed set.</summary>
public abstract record Heard
{
    private Heard()
    {
    }

    /// <summary>Words, pictures, or both. A burst of fragments arrives as one.</summary>
    public sealed record Words(string Text, ImmutableArray<PhotoSlot> Photos) : Heard;

    /// <summary>Words that come hours after they were written: the messenger, or we, could not be reached.</summary>
    /// <param name="Hopeless">So late that a bot's answer is of no use: a human looks at it.</param>
    public sealed record Late(Words Said, bool Hopeless) : Heard;

    /// <summary>A button of ours; the payload may be old, foreign or forged.</summary>
    public sealed record Press(string Payload) : Heard;

    /// <summary>An earlier message was changed: it counts as a correction.</summary>
    public sealed record Edit(string Text) : Heard;

    /// <summary>A phone number by the messenger's own button.</summary>
    public sealed record Contact(string Phone, bool Own) : Heard;

    /// <summary>A place on the map with the messenger's words for it, if any.</summary>
    public sealed record Place(string? Address) : Heard;

    /// <summary>Something the bot cannot read: <c>voice</c>, <c>sticker</c>, …</summary>
    public sealed record Unreadable(string What) : Heard;

    /// <summary>The chat was opened, perhaps by a link.</summary>
    public sealed record Opening(string? Payload) : Heard;

    /// <summary>A command of the messenger's menu.</summary>
    public sealed record Command(string Name) : Heard;

    /// <summary>A timer of the conversation is due.</summary>
    public sealed record Bell(TimerKind Kind) : Heard;

    /// <summary>An earlier turn failed three times over this text: apologise and call a human.</summary>
    public sealed record Failed : Heard;
}
