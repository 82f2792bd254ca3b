using System.Collections.Immutable;
using Handoff;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Turns;

/// <summary>A turn in the making: the conversation as it changes, the lines of the transcript, what was decided. Used by one turn, then packed.</summary>
public sealed class Draft(Conversation before, ImmutableArray<InboxItem> items, InboxItem? fresh)
{
    private const int LastWordsKept = 300;

    public Conversation Before { get; } = before;

    public ImmutableArray<InboxItem> Items => items;

    public InboxItem? Fresh => fresh;

    public DateTimeOffset At => items[^1].At;

    public Conversation Now { get; set; } = before;

    public List<TranscriptEntry> Lines { get; } = [];

    public List<LineEdit> Edits { get; } = [];

    /// <summary>Files the subscriber sent that are still with his messenger.</summary>
    public List<MediaFile> ToFetch { get; } = [];

    public List<TimerKind> ClearedTimers { get; } = [];

    public Decision? Decision { get; private set; }

    public OperatorDecision? OperatorDecision { get; private set; }

    public OperatorEvent? OperatorEvent { get; private set; }

    public DeliveryReport? Report { get; set; }

    /// <summary>Takes name, number and language from the messenger, where nothing better is known.</summary>
    public void Meet(SubscriberProfile? profile)
    {
        if (profile is null)
        {
            return;
        }
        Now = Now with
        {
            Name = Now.Name ?? profile.Name,
            Language = Now.Version == 0 && profile.Language is { } guess ? guess : Now.Language,
            Contacts = Now.Contacts.Phone is null && profile.Phone is { } phone ? Now.Contacts with { Phone = phone } : Now.Contacts,
        };
    }

    /// <summary>Writes what came in into the transcript.</summary>
    public void KeepLines()
    {
        foreach (var item in items)
        {
            if (item.Event is InboxEvent.FromSubscriber happened)
            {
                Keep(happened.Event, item);
            }
        }
    }

    /// <summary>What the conversation hears; the fragments of a burst as one text.</summary>
    public Heard? Heard()
    {
        var heard = items.Select(item => Hearing.Of(((InboxEvent.FromSubscriber)item.Event).Event)).ToList();
        if (heard.Count == 1)
        {
            return heard[0];
        }
        var words = heard.OfType<Heard.Words>().ToList();
        return new Heard.Words(string.Join('\n', words.Select(one => one.Text).Where(text => text.Length > 0)), [.. words.SelectMany(one => one.Photos)]);
    }

    public void Decide(Decision decision)
    {
        Decision = decision;
        Now = decision.Conversation;
    }

    public void Decide(OperatorDecision decision, OperatorEvent happened)
    {
        OperatorDecision = decision;
        OperatorEvent = happened;
        Decide(decision.Decision);
    }

    public void Ring(ConversationTimer rung)
    {
        if (!Now.Timers.Contains(rung))
        {
            return;
        }
        Now = Now with { Timers = Now.Timers.Remove(rung) };
    }

    /// <summary>A timer of the store that the conversation does not know any more.</summary>
    public void ClearTimer(string kind)
    {
        if (Enum.TryParse<TimerKind>(kind, out var timer) && !Now.Timers.Any(set => set.Kind == timer))
        {
            ClearedTimers.Add(timer);
        }
    }

    public void SystemLine(string id, string text) => Lines.Add(new TranscriptEntry(0, id, LineAuthor.System, null, text, At));

    private void Keep(SubscriberEvent happened, InboxItem item)
    {
        switch (happened)
        {
            case SubscriberEvent.Wrote wrote:
                Hear(wrote.MessageId, wrote.Text, item.At, wrote.Files, Looks.ForDesk(wrote.Marks));
                break;
            case SubscriberEvent.Pressed pressed:
                Hear(item.Key, $"[{Title(pressed.Payload)}]", item.At);
                break;
            case SubscriberEvent.SharedContact contact:
                Hear(contact.MessageId, contact.Phone, item.At);
                break;
            case SubscriberEvent.SharedPlace place:
                Hear(place.MessageId, WordlessLine.Of(place), item.At);
                break;
            case SubscriberEvent.SentUnreadable unreadable:
                Hear(unreadable.MessageId, WordlessLine.Of(unreadable), item.At, unreadable.File is { } file ? [file] : []);
                break;
            case SubscriberEvent.Commanded command:
                Hear(item.Key, $"/{command.Command}", item.At);
                break;
            case SubscriberEvent.Edited edited:
                Edits.Add(new LineEdit(edited.MessageId, edited.Text));
                break;
            case SubscriberEvent.Deleted deleted:
                Edits.Add(new LineEdit(deleted.MessageId, null));
                break;
            case SubscriberEvent.Blocked:
                SystemLine(item.Key, "Абонент заблокировал бота: сообщения до него не дойдут.");
                break;
            default:
                break;
        }
    }

    private void Hear(string id, string text, DateTimeOffset at, ImmutableArray<MediaFile> files = default, ImmutableArray<LineMark> marks = default)
    {
        ToFetch.AddRange(files.IsDefault ? [] : files.Where(file => file.Source is not null));
        Lines.Add(new TranscriptEntry(0, id, LineAuthor.Subscriber, null, text, at,
            files.IsDefault ? [] : [.. files.Select(file => new DeskFile(file.Id, file.Name, file.Type, ""))]) { Marks = marks.IsDefault ? [] : marks });
        if (text.Length > 0)
        {
            Now = Now with { LastWords = text.Length > LastWordsKept ? text[..LastWordsKept] : text };
        }
    }

    // The button's title as the subscriber saw it, when it belongs to the question that stands.
    private string Title(string payload) =>
        Now.Buttons.FirstOrDefault(button => button.Payload == payload)?.Title ?? "…";
}
