using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Channels.Telegram.Api;
using SupportBot.Delivery;

namespace SupportBot.Web.Telegram;

/// <summary>
/// Sees to it that updates come: sets the webhook and watches it, or polls. The offset moves only when the inbox has the updates. Whatever goes wrong
/// is tried again and shows as the state of the channel; the rest of the house starts without it.
/// </summary>
public sealed partial class TelegramReceiver(
    TelegramApi api, TelegramSettings settings, TelegramReception reception, TelegramRegistration registration, TelegramHealth health, TimeProvider time,
    ILogger<TelegramReceiver> log) : BackgroundService
{
    // Telegram cuts a longer wait at fifty (telegram.md §3.1).
    private const int PollSeconds = 25;
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Rival = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private TimeSpan _pause;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? offset = null;
        var ready = false;
        var introduced = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!ready)
                {
                    ready = await Succeeded(registration.Receiving(stoppingToken), stoppingToken);
                    continue;
                }
                if (!introduced)
                {
                    await registration.Name(stoppingToken);
                    await registration.Commands(stoppingToken);
                    introduced = true;
                }
                offset = await Receive(offset, stoppingToken);
            }
            catch (Exception trouble) when (!stoppingToken.IsCancellationRequested)
            {
                // A full disk, or a defect of ours: receiving goes on, and what was not confirmed comes again.
                LogTrouble(log, trouble);
                await Wait(NextPause(), stoppingToken);
            }
        }
    }

    private async Task<long?> Receive(long? offset, CancellationToken stopping)
    {
        if (settings.WebhookUrl is null)
        {
            return await Poll(offset, stopping);
        }
        await Wait(Watch, stopping);
        health.Receiving(await registration.WebhookState(stopping));
        return offset;
    }

    private async Task<long?> Poll(long? offset, CancellationToken stopping)
    {
        var call = api.GetUpdates(new GetUpdates(offset, Limit: 100, PollSeconds, TelegramUpdates.Wanted), stopping);
        if (!await Succeeded(call, stopping) || await call is not ApiResult<JsonElement>.Done { Value: { ValueKind: JsonValueKind.Array } batch })
        {
            return offset;
        }
        // All are posted in their order before any is waited for: chats do not wait for each other.
        var taken = batch.EnumerateArray().Select(element => UpdateReading.TryRead(element, out var id, out var update)
            ? (Id: id, Taking: reception.Take(update, CancellationToken.None)) : (Id: 0, Taking: Task.FromResult(Accepted.Stored))).ToList();
        var accepted = await Task.WhenAll(taken.Select(one => one.Taking));
        var full = taken.Where((_, i) => accepted[i] == Accepted.Unavailable).Select(one => one.Id).ToList();
        if (full.Count > 0)
        {
            LogFull(log);
            await Wait(Rival, stopping);
            return full.Min();
        }
        return taken.Max(one => (long?)one.Id) is { } last and > 0 ? last + 1 : offset;
    }

    private async Task<bool> Succeeded<T>(Task<ApiResult<T>> call, CancellationToken stopping)
    {
        var result = await call;
        switch (result)
        {
            case ApiResult<T>.Done:
                _pause = TimeSpan.Zero;
                health.Receiving(ChannelState.Working);
                return true;
            case ApiResult<T>.Refused refused:
                health.Receiving(TelegramHealth.Alarm(refused.Code, refused.Description)
                    ?? new ChannelState(Up: false, $"Telegram answers {refused.Code}: {refused.Description}", "It is tried again; if it stays, run supportbot doctor."));
                LogRefused(log, refused.Code, refused.Description);
                await Wait(refused.RetryAfter ?? (refused.Code == 409 ? Rival : NextPause()), stopping);
                return stopping.IsCancellationRequested;
            default:
                if (stopping.IsCancellationRequested)
                {
                    return true;
                }
                var why = (result as ApiResult<T>.NotSent)?.Reason ?? (result as ApiResult<T>.NoAnswer)?.Reason;
                health.Receiving(new ChannelState(Up: false, why, "Check the line to the internet and Telegram:ApiUrl; it goes on by itself."));
                await Wait(NextPause(), stopping);
                return stopping.IsCancellationRequested;
        }
    }

    // 1, 2, 4 … 60 seconds.
    private TimeSpan NextPause() => _pause = _pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : _pause * 2 > Longest ? Longest : _pause * 2;

    private async Task Wait(TimeSpan pause, CancellationToken stopping) =>
        await Task.Delay(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram answers {Code}: {Description}")]
    private static partial void LogRefused(ILogger log, int code, string description);

    [LoggerMessage(Level = LogLevel.Error, Message = "Receiving from Telegram was interrupted; it goes on")]
    private static partial void LogTrouble(ILogger log, Exception trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store does not take updates now; the same ones are asked for again")]
    private static partial void LogFull(ILogger log);
}
