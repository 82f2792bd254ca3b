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
    // How far messages of several parts have come, so that another try does not repeat what has arrived.
    private const int MostHalfSent = 10_000;
    private readonly ConcurrentDictionary<string, int> _halfSent = new(StringComparer.Ordinal);

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
        var parts = await Parts(message, chat);
        if (parts.IsEmpty)
        {
            return new DeliveryOutcome.Refused("there is nothing to send");
        }
        DeliveryOutcome outcome = new DeliveryOutcome.Sent(MessageId: null);
        for (var i = _halfSent.GetValueOrDefault(message.Id); i < parts.Length; i++)
        {
            var next = await SendPart(chat, parts[i], deadline);
            if (next is not (DeliveryOutcome.Sent or DeliveryOutcome.Unknown))
            {
                Remember(message.Id, next is DeliveryOutcome.TryLater or DeliveryOutcome.ChannelDown ? i : 0);
                return next;
            }
            // A part that may not have arrived makes the whole uncertain; the rest goes out all the same.
            outcome = Together(outcome, next);
        }
        Remember(message.Id, 0);
        return outcome;
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

    private async ValueTask<ImmutableArray<TelegramPart>> Parts(OutgoingMessage message, long chat)
    {
        var parts = TelegramForm.Of(message, Limits);
        if (parts.IsEmpty || message.AskContact || !await memory.ShowsContactButton(chat))
        {
            return parts;
        }
        // The contact button goes with the next message; one with buttons of its own cannot take it away, so a sign goes before it (telegram.md §6.2).
        var away = new ReplyMarkup { RemoveKeyboard = true };
        var bare = parts.ToList().FindIndex(part => part.Markup is null);
        return bare >= 0 ? parts.SetItem(bare, parts[bare] with { Markup = away }) : [new TelegramPart("✓", "✓", Markup: away), .. parts];
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

    private static DeliveryOutcome Together(DeliveryOutcome before, DeliveryOutcome next) => (before, next) switch
    {
        (DeliveryOutcome.Unknown, _) => before,
        (DeliveryOutcome.Sent { MessageId: { } first }, DeliveryOutcome.Sent { MessageId: { } second }) => new DeliveryOutcome.Sent($"{first},{second}"),
        _ => next,
    };

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

    private void Remember(string id, int parts)
    {
        if (parts == 0)
        {
            _halfSent.TryRemove(id, out _);
        }
        else if (_halfSent.Count < MostHalfSent)
        {
            _halfSent[id] = parts;
        }
    }

    private static bool TryChat(ChatKey chat, out long id) => long.TryParse(chat.Chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out id);
}
