namespace SupportBot.Channels.Telegram;

/// <summary>Small things to be remembered beyond a restart: file ids of pictures already uploaded, chats that still show a contact button. Implemented by a store.</summary>
public interface ITelegramNotes
{
    Task<IReadOnlyDictionary<string, string>> All();

    /// <param name="value">Null = forget it.</param>
    Task Write(string name, string? value);
}
