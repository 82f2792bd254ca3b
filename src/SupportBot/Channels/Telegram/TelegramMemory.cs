using System.Collections.Concurrent;

namespace SupportBot.Channels.Telegram;

/// <summary>The notes of the store, all in memory; read once, at the first question.</summary>
public sealed class TelegramMemory(ITelegramNotes notes, TelegramSettings settings)
{
    private readonly Lazy<Task<ConcurrentDictionary<string, string>>> _notes = new(async () =>
        new ConcurrentDictionary<string, string>(await notes.All(), StringComparer.Ordinal));

    /// <summary>The file id under which this bot has sent these bytes before; a file id is good for one bot only (telegram.md §6.4).</summary>
    public async ValueTask<string?> FileId(string content) => (await _notes.Value).GetValueOrDefault(FileNote(content));

    public Task KeepFileId(string content, string? fileId) => Write(FileNote(content), fileId);

    /// <summary>The chat shows a button for its phone number that has to be taken away.</summary>
    public async ValueTask<bool> ShowsContactButton(long chat) => (await _notes.Value).ContainsKey(ChatNote(chat));

    public Task ContactButton(long chat, bool shown) => Write(ChatNote(chat), shown ? "shown" : null);

    /// <summary>How far this message of several parts has come.</summary>
    public async ValueTask<TelegramProgress> Progress(string item) => TelegramProgress.Parse((await _notes.Value).GetValueOrDefault(HalfNote(item)));

    /// <param name="progress">Null = it need not be known any more.</param>
    public Task KeepProgress(string item, TelegramProgress? progress) => Write(HalfNote(item), progress?.ToString());

    /// <summary>How the webhook was set last, as a fingerprint.</summary>
    public async ValueTask<string?> Webhook() => (await _notes.Value).GetValueOrDefault($"webhook:{settings.BotId}");

    public Task KeepWebhook(string? fingerprint) => Write($"webhook:{settings.BotId}", fingerprint);

    /// <summary>The lists of commands this bot has been given, as a fingerprint.</summary>
    public async ValueTask<string?> Commands() => (await _notes.Value).GetValueOrDefault($"commands:{settings.BotId}");

    public Task KeepCommands(string fingerprint) => Write($"commands:{settings.BotId}", fingerprint);

    private string FileNote(string content) => $"file:{settings.BotId}:{content}";

    private static string HalfNote(string item) => ITelegramNotes.HalfSent + item;

    private string ChatNote(long chat) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"contact:{settings.BotId}:{chat}");

    private async Task Write(string name, string? value)
    {
        var known = await _notes.Value;
        if (known.GetValueOrDefault(name) == value)
        {
            return;
        }
        if (value is null)
        {
            known.TryRemove(name, out _);
        }
        else
        {
            known[name] = value;
        }
        await notes.Write(name, value);
    }
}
