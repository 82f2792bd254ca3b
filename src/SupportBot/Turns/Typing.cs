using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using SupportBot.Channels;

namespace SupportBot.Turns;

/// <summary>
/// Shows in messengers that can that somebody is typing while a subscriber has waited for his turn longer than a second, and again while it lasts
/// (telegram.md §6.5). Best effort.
/// </summary>
public sealed class Typing(Lanes lanes, IEnumerable<IChannel> channels, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    // What is shown fades after five seconds.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<string, IShowsTyping> _able = channels.Where(channel => channel is IShowsTyping)
        .ToFrozenDictionary(channel => channel.Name, channel => (IShowsTyping)channel, StringComparer.Ordinal);

    private readonly Dictionary<ChatKey, DateTimeOffset> _shown = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_able.Count == 0)
        {
            return;
        }
        using var ticks = new PeriodicTimer(Look, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            ShowNow(time.GetUtcNow());
        }
    }

    private void ShowNow(DateTimeOffset now)
    {
        var slow = lanes.Slow(now - Long).Where(chat => _able.ContainsKey(chat.Channel)).ToHashSet();
        foreach (var gone in _shown.Keys.Where(chat => !slow.Contains(chat)).ToList())
        {
            _shown.Remove(gone);
        }
        foreach (var chat in slow.Where(chat => now - _shown.GetValueOrDefault(chat) >= Again))
        {
            _shown[chat] = now;
            _ = Show(chat);
        }
    }

    private async Task Show(ChatKey chat)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        await _able[chat.Channel].ShowTyping(chat, deadline.Token);
    }
}
