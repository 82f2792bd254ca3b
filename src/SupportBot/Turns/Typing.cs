using Microsoft.Extensions.Hosting;

namespace SupportBot.Turns;

/// <summary>
/// Shows in messengers that can that somebody is typing while a subscriber has waited for his turn longer than a second, and again while it lasts
/// (telegram.md §6.5). Best effort.
/// </summary>
public sealed class Typing(Lanes lanes, TypingSigns signs, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(1);

    private readonly Dictionary<ChatKey, DateTimeOffset> _shown = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!signs.Any)
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
        var slow = lanes.Slow(now - Long).Where(chat => signs.CanShow(chat)).ToHashSet();
        foreach (var gone in _shown.Keys.Where(chat => !slow.Contains(chat)).ToList())
        {
            _shown.Remove(gone);
        }
        foreach (var chat in slow.Where(chat => now - _shown.GetValueOrDefault(chat) >= signs.Again(chat)))
        {
            _shown[chat] = now;
            _ = signs.Show(chat);
        }
    }
}
