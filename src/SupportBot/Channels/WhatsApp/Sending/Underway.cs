using System.Collections.Concurrent;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// How far messages are that the pump will bring again: which parts were taken, what was tried already. In memory: a restart forgets it, and a part
/// may then be sent twice, but never be lost.
/// </summary>
public sealed class Underway
{
    // Five attempts in less than ten minutes; after that an answer of the dialogue is of no use (whatsapp.md §8).
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(16), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(4)];

    private readonly ConcurrentDictionary<string, Progress> _messages = new(StringComparer.Ordinal);

    /// <summary>Parts of the message that were taken.</summary>
    public int Taken(string message) => _messages.GetValueOrDefault(message)?.Taken ?? 0;

    public void Take(string message, int parts) => Change(message, progress => progress with { Taken = parts });

    /// <summary>True once per message: its file may be uploaded again.</summary>
    public bool MayUploadAgain(string message)
    {
        var first = _messages.GetValueOrDefault(message) is not { UploadedAgain: true };
        Change(message, progress => progress with { UploadedAgain = true });
        return first;
    }

    /// <summary>Meta itself was in trouble: how long to wait; null = it was tried often enough.</summary>
    public TimeSpan? Pause(string message)
    {
        var failed = _messages.GetValueOrDefault(message)?.Failed ?? 0;
        Change(message, progress => progress with { Failed = failed + 1 });
        return failed < Pauses.Length ? Pauses[failed] : null;
    }

    /// <summary>The message came to its end.</summary>
    public void Forget(string message) => _messages.TryRemove(message, out _);

    private void Change(string message, Func<Progress, Progress> change) =>
        _messages.AddOrUpdate(message, _ => change(new Progress(0, UploadedAgain: false, 0)), (_, before) => change(before));

    private sealed record Progress(int Taken, bool UploadedAgain, int Failed);
}
