using System.Collections.Frozen;
using SupportBot.Channels;

namespace SupportBot.Turns;

/// <summary>Shows subscribers that somebody writes to them, in messengers that can. Best effort: what fails is neither reported nor repeated.</summary>
public sealed class TypingSigns(IEnumerable<IChannel> channels, TimeProvider time)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);
    // The next sign comes a little before the last one fades.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    private readonly FrozenDictionary<string, IChannel> _able = channels.Where(channel => channel is IShowsTyping)
        .ToFrozenDictionary(channel => channel.Name, StringComparer.Ordinal);

    public bool Any => _able.Count > 0;

    public bool CanShow(ChatKey chat) => _able.ContainsKey(chat.Channel);

    /// <summary>How long after a sign the next one is due while the writing goes on.</summary>
    public TimeSpan Again(ChatKey chat) => _able[chat.Channel].Limits.TypingLasts - Overlap;

    public async Task Show(ChatKey chat)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        await ((IShowsTyping)_able[chat.Channel]).ShowTyping(chat, deadline.Token);
    }
}
