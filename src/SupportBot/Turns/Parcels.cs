using System.Collections.Frozen;
using System.Collections.Immutable;
using Handoff;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>Packs what a turn decided: messages and desk calls become outbox items and lines of the transcript, timers and promises become rows.</summary>
public sealed class Parcels(
    IDialogues dialogues, CardMaker cards, ITurnStore store, IIds ids, TurnSettings settings, IEnumerable<IChannel> channels)
{
    private readonly FrozenDictionary<string, ChannelLimits> _limits =
        channels.ToFrozenDictionary(channel => channel.Name, channel => channel.Limits, StringComparer.Ordinal);

    private readonly OperatorMail _mail = new(store, Ready, (draft, id, content) => new OutboxItem(
        id, draft.Now.Key, Destination.Channel, Author.Operator, draft.Now.Epoch, content, draft.At, draft.At + settings.MessageLife));

    public async ValueTask<Turn> Pack(Draft draft)
    {
        var now = draft.Now with { Version = draft.Before.Version + 1 };
        var outbox = new List<OutboxItem>();
        draft.Now = now;
        AddNote(draft);
        await _mail.Add(draft, outbox);
        var spoken = Spoken(draft);
        foreach (var message in spoken)
        {
            AddMessage(draft, outbox, message);
        }
        if (settings.RelayToDesk && draft.Before.Handoff is not null && now.Handoff is not null)
        {
            AddRelays(draft, outbox);
        }
        foreach (var file in draft.ToFetch)
        {
            outbox.Add(new OutboxItem($"fetch-{file.Id}", now.Key, Destination.Media, Author.System, now.Epoch, new OutboxContent.FetchMedia(file),
                draft.At, draft.At + settings.MessageLife));
        }
        await AddEffects(draft, outbox);
        var commit = new TurnCommit
        {
            Conversation = draft.Now,
            MadeFrom = draft.Before.Version,
            Fresh = draft.Fresh,
            Handled = [.. draft.Items.Where(item => !ReferenceEquals(item, draft.Fresh))],
            Lines = [.. draft.Lines],
            Edits = [.. draft.Edits],
            Outbox = [.. outbox],
            TimersSet = [.. draft.Now.Timers.Except(draft.Before.Timers)],
            TimersCleared = [.. Cleared(draft)],
            Callbacks = [.. Effects<Effect.PromiseCallback>(draft).Select(promise =>
                new Callback(promise.Id, now.Key, promise.Phone, promise.Slot.From, promise.Slot.To, draft.At))],
            CallbackChanges = draft.OperatorDecision?.Callbacks ?? [],
            Ratings = [.. Effects<Effect.Rated>(draft).Select(rated => new RatingGiven(now.Key, rated.Stars, rated.Operator, draft.At))],
            GuideMarks = GuideTally.Of(draft.Before, draft.Now, draft.At),
            Findings = draft.OperatorDecision?.Findings ?? [],
            Unclear = draft.Decision?.Unclear,
            At = draft.At,
        };
        return new Turn(commit, draft.OperatorDecision?.Reply, spoken, now.Epoch != draft.Before.Epoch, draft.Decision?.NotUnderstood ?? false);
    }

    /// <summary>An operator's message came to its end: his desk is told, when it has to be told at all.</summary>
    public ValueTask Report(Draft draft, InboxEvent.FromPump settled)
    {
        var arrived = settled.Outcome is ItemOutcome.Sent or ItemOutcome.Delivered;
        if (settled.Recalled is { } line)
        {
            OperatorMail.Recalled(draft, settled, line);
            draft.Report = settings.RelayToDesk ? new DeliveryReport(draft.Now.Key.ToString(), line, arrived, settled.Reason, [], Recall: true) : null;
            return ValueTask.CompletedTask;
        }
        if (!arrived)
        {
            draft.SystemLine(settled.ItemId + "-failed", $"Сообщение оператора не доставлено: {settled.Reason}");
        }
        if (settings.RelayToDesk)
        {
            draft.Report = new DeliveryReport(draft.Now.Key.ToString(), DeskMessage(draft, settled.ItemId), arrived, settled.Reason,
                settled.ChannelMessageId is { } told ? [.. told.Split(',')] : []);
        }
        return ValueTask.CompletedTask;
    }

    private void AddNote(Draft draft)
    {
        if (draft.OperatorDecision is { Note: { } note })
        {
            var noted = draft.OperatorEvent as OperatorEvent.Noted;
            draft.Lines.Add(new TranscriptEntry(0, noted?.MessageId ?? ids.Next(), LineAuthor.Note, draft.OperatorEvent?.Operator.Name, note, draft.At));
        }
    }

    private ImmutableArray<BotMessage> Spoken(Draft draft)
    {
        var messages = draft.Decision?.Messages ?? [];
        return _limits.GetValueOrDefault(draft.Now.Key.Channel) is { Charged: true } limits ? Joining.Joined(messages, limits.Text) : messages;
    }

    private void AddMessage(Draft draft, List<OutboxItem> outbox, BotMessage message)
    {
        var id = ids.Next();
        var author = message.Announcement ? Author.System : Author.Bot;
        ImmutableArray<Button> buttons = [.. message.Choices.Select(choice => new Button(choice.Title, choice.Payload, choice.Aside))];
        ImmutableArray<MediaFile> pictures = [.. message.Pictures.Select(picture =>
            new MediaFile(picture.Path, Path.GetFileName(picture.Path), "image/png", 0, picture.Alt))];
        outbox.Add(Item(draft, id, author, new OutgoingMessage(id, draft.Now.Key, author, message.Text, buttons, pictures, [],
            message.AskContact, message.AskContact ? dialogues.Current.Script.Texts.Get(draft.Now.Language, "button.share-contact") : null)));
        if (!message.Choices.IsEmpty)
        {
            draft.Now = draft.Now with { Buttons = message.Choices };
        }
        draft.Lines.Add(new TranscriptEntry(0, id, message.Announcement ? LineAuthor.System : LineAuthor.Bot, null, message.Text, draft.At,
            [.. pictures.Select(picture => new DeskFile(picture.Id, picture.Alt ?? picture.Name, picture.Type, ""))],
            [.. message.Choices.Select(choice => choice.Title)], id));
    }

    private async ValueTask AddEffects(Draft draft, List<OutboxItem> outbox)
    {
        foreach (var call in Effects<Effect.CallDesk>(draft))
        {
            var earlier = settings.RelayToDesk ? await store.Transcript(draft.Now.Key) : [];
            var lines = settings.RelayToDesk ? earlier.Concat(draft.Lines).Select(line => Line(draft, line)) : [];
            var card = cards.Of(draft.Now, dialogues.Current.Script);
            outbox.Add(ToDesk(draft, new OutboxContent.OpenDesk(new HandoffRequest(call.HandoffId, draft.Now.Key.ToString(), card, [.. lines]))));
        }
        foreach (var promise in settings.RelayToDesk ? Effects<Effect.PromiseCallback>(draft) : [])
        {
            // The promise may have ended the inquiry: what the caller has to know stood before it.
            var card = cards.Of(draft.Before, dialogues.Current.Script);
            outbox.Add(ToDesk(draft, new OutboxContent.AskForCall(
                new CallbackRequest(promise.Id, draft.Now.Key.ToString(), card, promise.Phone, promise.Slot.From, promise.Slot.To))));
        }
        foreach (var withdraw in Effects<Effect.WithdrawFromDesk>(draft))
        {
            outbox.Add(ToDesk(draft, new OutboxContent.WithdrawDesk(withdraw.Reason)));
        }
        if (draft.Report is { } report)
        {
            outbox.Add(ToDesk(draft, new OutboxContent.ReportDelivery(report)));
        }
    }

    private void AddRelays(Draft draft, List<OutboxItem> outbox)
    {
        foreach (var line in draft.Lines.Where(line => line.Author != LineAuthor.Note))
        {
            outbox.Add(ToDesk(draft, new OutboxContent.RelayLine(Line(draft, line))));
        }
        foreach (var edit in draft.Edits.Where(edit => !edit.ByOperator))
        {
            var line = new TranscriptEntry(0, edit.Id, LineAuthor.Subscriber, null, edit.Text ?? "", draft.At);
            var change = edit.Text is null ? LineChange.Deleted : LineChange.Edited;
            outbox.Add(ToDesk(draft, new OutboxContent.RelayLine(Line(draft, line) with { Change = change })));
        }
    }

    // Back from the item's id to the desk's own id of the message: the desk knows no other.
    private static string DeskMessage(Draft draft, string itemId)
    {
        var from = itemId.IndexOf('/', StringComparison.Ordinal) + 1;
        var end = itemId.Length - $"@{draft.Now.Key}".Length;
        return end > from ? itemId[from..end] : itemId;
    }

    private OutboxItem Item(Draft draft, string id, Author author, OutgoingMessage message) => new(id, draft.Now.Key, Destination.Channel, author,
        draft.Now.Epoch, new OutboxContent.Message(Ready(draft, message)), draft.At, draft.At + settings.MessageLife);

    private static OutgoingMessage Ready(Draft draft, OutgoingMessage message) =>
        message with { Language = draft.Now.Language, ReplyUntil = draft.Now.ReplyUntil };

    private OutboxItem ToDesk(Draft draft, OutboxContent content) => new(ids.Next(), draft.Now.Key, Destination.Desk, Author.System,
        draft.Now.Epoch, content, draft.At, draft.At + settings.DeskLife);

    private static DeskLine Line(Draft draft, TranscriptEntry line) => new(draft.Now.Key.ToString(), line.Id, line.Author, line.Text, line.At, line.Files) { Marks = line.Marks.IsEmpty ? null : line.Marks };

    private static IEnumerable<T> Effects<T>(Draft draft)
        where T : Effect => draft.Decision?.Effects.OfType<T>() ?? [];

    private static IEnumerable<TimerKind> Cleared(Draft draft) => draft.Before.Timers.Select(timer => timer.Kind)
        .Except(draft.Now.Timers.Select(timer => timer.Kind)).Concat(draft.ClearedTimers).Distinct();
}
