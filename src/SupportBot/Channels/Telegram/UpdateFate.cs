namespace SupportBot.Channels.Telegram;

/// <summary>What becomes of one update. A closed set.</summary>
public abstract record UpdateFate
{
    private UpdateFate()
    {
    }

    /// <summary>It belongs to a conversation.</summary>
    /// <param name="Press">The button press behind it, which has to be answered at once.</param>
    public sealed record Taken(ChannelUpdate Update, Press? Press = null) : UpdateFate;

    /// <summary>Nothing happens. <paramref name="Why"/> is for tests and the curious; a press is answered all the same.</summary>
    public sealed record Ignored(string Why, string? QueryId = null) : UpdateFate;

    /// <summary>A group wants us: refuse politely (when anybody may write there) and leave.</summary>
    public sealed record Declined(long Chat, Language Language, bool Speak) : UpdateFate;
}

/// <param name="QueryId">What answerCallbackQuery wants.</param>
/// <param name="Title">What stood on the button; null when Telegram does not tell any more.</param>
public sealed record Press(string QueryId, long Chat, long? MessageId, string? Title);
