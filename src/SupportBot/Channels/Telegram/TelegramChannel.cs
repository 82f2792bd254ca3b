using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>How Telegram is written to: in its form, at its pace, every answer an outcome.</summary>
public sealed class TelegramChannel(
    TelegramApi api, TelegramSending sending, TelegramFetching fetching, TelegramPace pace, TelegramMemory memory, TelegramKeyboards keyboards,
    TelegramHealth health) : IChannel, IShowsTyping, IFetchesMedia, IAmendsMessages
{
    // Messages of several parts that came to their end a moment ago: the ledger may not have it yet, so their progress is still kept.
    private const int MostFinished = 200;
    private readonly ConcurrentQueue<string> _finished = new();

    // telegram.md §4
    private static readonly ChannelLimits OurLimits = new() { Buttons = 100, ButtonTitle = 60, AsksForContact = true };

    private readonly TelegramAmending _amending = new(api, pace, OurLimits);

    public string Name => TelegramSettings.ChannelName;

    public ChannelLimits Limits => OurLimits;

    public ChannelState State => health.State;

    public async Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline)
    {
        if (!TryChat(message.Chat, out var chat))
        {
            return new DeliveryOutcome.Refused("this is not a chat of Telegram");
        }
        var parts = TelegramForm.Of(message, Limits);
        if (parts.IsEmpty)
        {
            return new DeliveryOutcome.Refused("there is nothing to send");
        }
        var done = parts.Length > 1 ? await memory.Progress(message.Id) : TelegramProgress.None;
        if (!message.AskContact && await memory.ShowsContactButton(chat))
        {
            (parts, var failed) = await TakeContactAway(chat, parts, done.Parts, deadline);
            if (failed is not null)
            {
                return failed;
            }
        }
        return await SendParts(chat, message.Id, parts, done, deadline);
    }

    public Task<DeliveryOutcome> Amend(OutgoingMessage message, string messageId, CancellationToken deadline) => TryChat(message.Chat, out var chat)
        ? _amending.Amend(chat, message, messageId, deadline)
        : Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("this is not a chat of Telegram"));

    public Task<DeliveryOutcome> Recall(ChatKey chat, string messageId, CancellationToken deadline) => TryChat(chat, out var id)
        ? _amending.Recall(id, messageId, deadline)
        : Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Refused("this is not a chat of Telegram"));

    public Task ShowTyping(ChatKey chat, CancellationToken deadline) =>
        TryChat(chat, out var id) ? api.ShowTyping(id, deadline) : Task.CompletedTask;

    public Task<DeliveryOutcome> Fetch(MediaFile file, CancellationToken deadline) => fetching.Fetch(file, deadline);

    // The contact button goes with the next message; one with buttons of its own cannot take it away, so a sign goes before it (telegram.md §6.2).
    private async Task<(ImmutableArray<TelegramPart> Parts, DeliveryOutcome? Failed)> TakeContactAway(
        long chat, ImmutableArray<TelegramPart> parts, int from, CancellationToken deadline)
    {
        var away = new ReplyMarkup { RemoveKeyboard = true };
        for (var i = from; i < parts.Length; i++)
        {
            if (parts[i].Markup is null)
            {
                return (parts.SetItem(i, parts[i] with { Markup = away }), null);
            }
        }
        var sign = from < parts.Length ? await SendPart(chat, new TelegramPart("✓", "✓", Markup: away), deadline) : null;
        return (parts, IsGone(sign) ? null : sign);
    }

    private async Task<DeliveryOutcome> SendParts(
        long chat, string id, ImmutableArray<TelegramPart> parts, TelegramProgress done, CancellationToken deadline)
    {
        for (var i = done.Parts; i < parts.Length; i++)
        {
            var next = await SendPart(chat, parts[i], deadline);
            if (!IsGone(next))
            {
                await Forget(next is DeliveryOutcome.TryLater or DeliveryOutcome.ChannelDown || i == 0 ? null : id);
                return next;
            }
            done = done.With(next);
            if (parts.Length > 1)
            {
                await memory.KeepProgress(id, done);
            }
        }
        await Forget(parts.Length > 1 ? id : null);
        return done.Outcome;
    }

    private static bool IsGone(DeliveryOutcome? outcome) => outcome is null or DeliveryOutcome.Sent or DeliveryOutcome.Unknown;

    // The end of an item is written after Send has returned: its progress goes when many others have ended since.
    private async Task Forget(string? finished)
    {
        if (finished is not null)
        {
            _finished.Enqueue(finished);
        }
        if (_finished.Count > MostFinished && _finished.TryDequeue(out var old))
        {
            await memory.KeepProgress(old, progress: null);
        }
    }

    private async Task<DeliveryOutcome> SendPart(long chat, TelegramPart part, CancellationToken deadline)
    {
        if (await pace.Turn(chat, deadline) is { } wait)
        {
            return new DeliveryOutcome.TryLater("our own pace for Telegram", wait);
        }
        var result = await sending.Send(chat, part, deadline);
        Watch(chat, result);
        if (result is ApiResult<Message>.Done { Value: { } sent })
        {
            await Shown(chat, part, sent);
            return new DeliveryOutcome.Sent(sent.MessageId.ToString(CultureInfo.InvariantCulture));
        }
        return TelegramOutcomes.Of(result);
    }

    private async Task Shown(long chat, TelegramPart part, Message sent)
    {
        if (part.Markup is { InlineKeyboard: not null })
        {
            keyboards.Shown(chat, sent.MessageId);
        }
        else if (part.Markup is { } markup)
        {
            await memory.ContactButton(chat, shown: markup.Keyboard is not null);
        }
    }

    private void Watch(long chat, ApiResult<Message> result)
    {
        switch (result)
        {
            case ApiResult<Message>.Refused { Code: 429 } refused:
                pace.Told(chat, refused.RetryAfter ?? TimeSpan.FromSeconds(1));
                break;
            case ApiResult<Message>.Refused refused when TelegramHealth.Alarm(refused.Code, refused.Description) is { } alarm:
                health.Sending(alarm);
                break;
            case ApiResult<Message>.NotSent lost:
                health.Sending(new ChannelState(Up: false, lost.Reason, "Check the line and Telegram:ApiUrl; messages wait and leave by themselves."));
                break;
            case ApiResult<Message>.NoAnswer:
                break;
            default:
                health.Sending(ChannelState.Working);
                break;
        }
    }

    private static bool TryChat(ChatKey chat, out long id) => long.TryParse(chat.Chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out id);
}
