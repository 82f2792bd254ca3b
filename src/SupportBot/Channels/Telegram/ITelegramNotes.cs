namespace SupportBot.Channels.Telegram;

/// <summary>
/// Small things to be remembered beyond a restart: file ids of pictures already uploaded, chats that still show a contact button, how far messages of
/// several parts have come. Implemented by a store.
/// </summary>
public interface ITelegramNotes
{
    /// <summary>Names of notes about half-sent messages begin so; the outbox item's id follows.</summary>
    const string HalfSent = "half:";

    /// <summary>Everything noted, without what is noted about messages that have come to their end meanwhile: that is forgotten.</summary>
    Task<IReadOnlyDictionary<string, string>> All();

    /// <param name="value">Null = forget it.</param>
    Task Write(string name, string? value);

    /// <summary>Telegram's ids of the latest messages of this chat that were sent with buttons, newest first; a few. Ids of several parts with commas between.</summary>
    IReadOnlyList<string> WithButtons(ChatKey chat);
}
