using System.Collections.Concurrent;
using Handoff;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Web.Desk;

/// <summary>
/// What a person at the built-in desk may see and do, whichever way he comes: the page and the API use it alike. Every look at a conversation and
/// every change goes into the audit list. Safe for many threads at once.
/// </summary>
public sealed class DeskWork(Lanes lanes, IDeskReads reads, IReadMarks marks, IDeskAudit audit, IDialogues dialogues, CardMaker cards, DeskBell bell, IStandIn standIn, IIds ids, TimeProvider time)
{
    // Looking again and again at the chat one works in is one look.
    private static readonly TimeSpan SameLook = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string, ChatKey), DateTimeOffset> _looks = new();

    /// <summary>Kinds of problem as they stand in the content now.</summary>
    public IEnumerable<ProblemKind> Problems => dialogues.Current.Script.Problems.All;

    /// <summary>Opens a conversation; null when there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer now.</exception>
    public async Task<DeskView?> Open(DeskPerson who, ChatKey key, int most)
    {
        if (await reads.Find(key) is not { } found)
        {
            return null;
        }
        var card = cards.Of(found, dialogues.Current.Script);
        var away = Away(found);
        if (away is null && !MayRead(who, found))
        {
            return new DeskView(found, card, [], Readable: false);
        }
        await Look(who, key);
        return new DeskView(found, card, await reads.Lines(key, most), Readable: true) { Orphaned = away is not null };
    }

    /// <summary>A colleague's chat is the colleague's: only a senior may listen in.</summary>
    public static bool MayRead(DeskPerson who, Conversation conversation) =>
        who.Senior || conversation.Leader != Leader.Operator || conversation.Handoff?.Operator is not { } holder || holder.Id == who.Id;

    /// <summary>Carries a deed into the conversation's lane and its answer back.</summary>
    /// <param name="key">The desk's own id of the deed: the same again changes nothing.</param>
    /// <exception cref="StoreUnavailableException">It could not be stored; he may try again.</exception>
    public async Task<OperatorReply> Do(DeskPerson who, ChatKey conversation, string? key, OperatorEvent happened)
    {
        if (happened is OperatorEvent.Took && await reads.Find(conversation) is { } found && Away(found) is { } reason)
        {
            happened = new OperatorEvent.TookOver(reason) { Operator = happened.Operator };
        }
        var reply = await lanes.Ask(conversation, $"{who.Id}/{key ?? ids.Next()}", happened);
        if (reply is OperatorReply.Done)
        {
            var (deed, detail) = Deed(happened);
            await audit.Add(new AuditEntry(time.GetUtcNow(), who.Id, who.Name, deed, conversation, detail));
        }
        return reply;
    }

    public Task Note(DeskPerson who, string deed, string? detail) => audit.Add(new AuditEntry(time.GetUtcNow(), who.Id, who.Name, deed, null, detail));

    /// <summary>An account was changed: whoever is concerned is out of the desk at once, not at the next message.</summary>
    public async Task NoteAccount(DeskPerson who, string detail)
    {
        await Note(who, Deeds.Account, detail);
        bell.Ring();
    }

    public async Task Read(DeskPerson who, ChatKey conversation, long seq)
    {
        await marks.Mark(who.Id, conversation, seq);
        bell.Ring();
    }

    private string? Away(Conversation conversation) => conversation is { Leader: Leader.Operator, Handoff.Operator: { } holder }
        ? standIn.Away(new DeskOperator(holder.Id, holder.Name))
        : null;

    private async Task Look(DeskPerson who, ChatKey key)
    {
        var now = time.GetUtcNow();
        if (_looks.TryGetValue((who.Id, key), out var last) && now - last < SameLook)
        {
            return;
        }
        _looks[(who.Id, key)] = now;
        foreach (var (old, at) in _looks.Where(look => now - look.Value >= SameLook))
        {
            _looks.TryRemove(new KeyValuePair<(string, ChatKey), DateTimeOffset>(old, at));
        }
        await audit.Add(new AuditEntry(now, who.Id, who.Name, Deeds.Look, key));
    }

    private static (string Deed, string? Detail) Deed(OperatorEvent happened) => happened switch
    {
        OperatorEvent.Took => (Deeds.Took, null),
        OperatorEvent.TookOver over => (Deeds.TookOver, over.Reason),
        OperatorEvent.Wrote wrote => (Deeds.Wrote, wrote.Insisted),
        OperatorEvent.Noted => (Deeds.Noted, null),
        OperatorEvent.SentGuide guide => (Deeds.Guide, guide.Step is null ? guide.Guide : $"{guide.Guide}#{guide.Step}"),
        OperatorEvent.AskedForCallback => (Deeds.Promised, null),
        OperatorEvent.Corrected corrected => (Deeds.Corrected, $"{CardCorrections.Title(corrected.Field)}: {corrected.Value}"),
        OperatorEvent.Transferred transferred => (Deeds.Transferred, $"→ {transferred.To.Name}: {transferred.Reason}"),
        OperatorEvent.Released => (Deeds.Released, null),
        OperatorEvent.Closed closed => (Deeds.Closed, closed.Result),
        OperatorEvent.Called called => (Deeds.Called, called.Result.ToString().ToLowerInvariant()),
        _ => (happened.GetType().Name, null),
    };
}

/// <summary>A conversation as one person may see it.</summary>
/// <param name="Readable">False = a colleague leads it, and this person is no senior: no lines are here.</param>
public sealed record DeskView(Conversation Conversation, OperatorCard Card, IReadOnlyList<DeskChatLine> Lines, bool Readable)
{
    /// <summary>Its operator works elsewhere and cannot be reached: anybody here may take it.</summary>
    public bool Orphaned { get; init; }
}
