using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;
using Handoff.Bitrix24.Words;

namespace Handoff.Bitrix24;

/// <summary>
/// Operators work in their portal: a session there lives from handoff to close. First the card, then what was said, then live lines, in order,
/// one call in flight per chat.
/// </summary>
public sealed class Bitrix24Desk : IOperatorDesk
{
    private readonly PortalClient _portal;
    private readonly PortalSettings _settings;
    private readonly DeskSessions _sessions;
    private readonly Notices _notices;
    private readonly TimeProvider _time;
    private readonly Parcels _parcels;
    private readonly LineSender _sender;
    private readonly Gates _oneAtATime;
    private readonly Crm.ContactBook _contacts;
    private readonly Crm.ContactWork _work;
    private readonly Crm.CallbackTasks _calls;

    internal Bitrix24Desk(
        PortalClient portal, PortalSettings settings, DeskSessions sessions, PortalReads reads, PortalHealth health, Notices notices, IDeskFiles files, Gates oneAtATime, Crm.ContactBook contacts, Crm.ContactWork work, Crm.CallbackTasks calls, TimeProvider time)
    {
        (_portal, _settings, _sessions, _notices, _oneAtATime, _time) = (portal, settings, sessions, notices, oneAtATime, time);
        (_contacts, _work, _calls) = (contacts, work, calls);
        _parcels = new Parcels(files, settings.Zone);
        _sender = new LineSender(portal, reads, sessions, settings, health, time);
    }

    public string Name => "bitrix24";

    public async Task<DeskOutcome> Open(HandoffRequest request, CancellationToken deadline)
    {
        using var turn = await _oneAtATime.Enter(request.Conversation).ConfigureAwait(false);
        var session = await ShowContacts(await Begin(request).ConfigureAwait(false), deadline).ConfigureAwait(false);
        if (session.Stage != SessionStage.Opening)
        {
            return new DeskOutcome.Accepted(session.Session);
        }
        foreach (var parcel in _parcels.Handover(request, session.Card))
        {
            var outcome = await _sender.Send(await Now(request.Conversation).ConfigureAwait(false), parcel, deadline).ConfigureAwait(false);
            if (outcome is DeskOutcome.Refused refused && parcel.Id.EndsWith("/card", StringComparison.Ordinal))
            {
                return refused;
            }
            if (outcome is DeskOutcome.TryLater or DeskOutcome.DeskDown)
            {
                return outcome;
            }
        }
        await _work.Leave(request.Id, request.Conversation, request.Card).ConfigureAwait(false);
        session = await _sessions.Change(request.Conversation, now => now! with { Stage = SessionStage.Open, CardMissing = false }).ConfigureAwait(false);
        return new DeskOutcome.Accepted(session!.Session);
    }

    public async Task<DeskOutcome> Relay(DeskLine line, CancellationToken deadline)
    {
        using var turn = await _oneAtATime.Enter(line.Conversation).ConfigureAwait(false);
        var session = await _sessions.Find(line.Conversation).ConfigureAwait(false);
        // A message now would open a session nobody asked for; and the portal knows its own operators' words.
        if (session is null or { Stage: SessionStage.Closed } || PortalRef.Parse(line.Id) is not null || line.Author == LineAuthor.Note)
        {
            return new DeskOutcome.Accepted();
        }
        if (line.Change != LineChange.New)
        {
            return await Amend(session, line, deadline).ConfigureAwait(false);
        }
        DeskOutcome outcome = new DeskOutcome.Accepted();
        foreach (var parcel in _parcels.Live(line))
        {
            outcome = await _sender.Send(await Now(line.Conversation).ConfigureAwait(false), parcel, deadline).ConfigureAwait(false);
            if (outcome is not DeskOutcome.Accepted)
            {
                return outcome;
            }
        }
        await ShowCardAgain(line.Conversation, deadline).ConfigureAwait(false);
        return outcome;
    }

    public async Task<DeskOutcome> Report(DeliveryReport report, CancellationToken deadline)
    {
        var session = await _sessions.Find(report.Conversation).ConfigureAwait(false);
        if (session is null || PortalRef.Parse(report.MessageId) is not { } reply)
        {
            return new DeskOutcome.Accepted();
        }
        if (report is { Delivered: true, Recall: true })
        {
            // What is gone on both sides needs no mark.
            return new DeskOutcome.Accepted();
        }
        if (report.Delivered)
        {
            var ours = report.ChannelMessageIds.IsEmpty ? [report.MessageId] : report.ChannelMessageIds;
            var body = Wire.Delivered(_settings, session, reply, ours, _time.GetUtcNow());
            return Repeatable(await _portal.Call(new PortalCall("imconnector.send.status.delivery", body, Priority.Status), deadline).ConfigureAwait(false));
        }
        var writer = session.Handled.FirstOrDefault(handled => handled.Id == reply.Message)?.User ?? PortalUser(session);
        if (writer is not null)
        {
            var (text, tag) = report.Recall
                ? (OperatorTexts.NoRecall(session, report.Reason), $"deleted|{reply.Message}")
                : (OperatorTexts.NotDelivered(session, report.Reason), $"undelivered|{reply.Message}");
            await _notices.Tell(writer, text, tag, deadline).ConfigureAwait(false);
        }
        return new DeskOutcome.Accepted();
    }

    public async Task<DeskOutcome> CallBack(CallbackRequest request, CancellationToken deadline) =>
        await _calls.Add(request, deadline).ConfigureAwait(false) is { } answer ? Repeatable(answer) : new DeskOutcome.Accepted();

    public async Task<DeskOutcome> Withdraw(string conversation, string reason, CancellationToken deadline)
    {
        using var turn = await _oneAtATime.Enter(conversation).ConfigureAwait(false);
        var session = await _sessions.Find(conversation).ConfigureAwait(false);
        if (session is null or { Stage: SessionStage.Closed })
        {
            return new DeskOutcome.Accepted();
        }
        var told = await _sender.Send(session, new Parcel($"{session.Handoff}/withdrawn", OperatorTexts.Withdrawn(reason), []), deadline).ConfigureAwait(false);
        if (told is DeskOutcome.TryLater or DeskOutcome.DeskDown)
        {
            return told;
        }
        await _sessions.Change(conversation, now => now! with { Stage = SessionStage.Closed, Unsure = null, LeftOpen = now.Chat is not null }).ConfigureAwait(false);
        await Finish(conversation, deadline).ConfigureAwait(false);
        return new DeskOutcome.Accepted();
    }

    /// <summary>Closes the portal's session of a conversation that is over for us, as far as the application's rights reach.</summary>
    /// <returns>False = it still runs; an operator has to close it by hand, or a later try does it.</returns>
    internal async Task<bool> Finish(string conversation, CancellationToken deadline)
    {
        if (await _sessions.Find(conversation).ConfigureAwait(false) is not { Stage: SessionStage.Closed, LeftOpen: true, Chat: { } chat })
        {
            return true;
        }
        if (await _portal.Call("imopenlines.operator.another.finish", Priority.Status, deadline, ("CHAT_ID", chat)).ConfigureAwait(false) is not PortalAnswer.Ok)
        {
            return false;
        }
        await _sessions.Change(conversation, now => now! with { LeftOpen = false }).ConfigureAwait(false);
        return true;
    }

    private async Task<DeskSession> Begin(HandoffRequest request) => (await _sessions.Change(request.Conversation, before =>
    {
        if (before?.Handoff == request.Id)
        {
            return null;
        }
        var name = PersonName.Fit(request.Card.Name);
        return new DeskSession
        {
            Conversation = request.Conversation,
            Handoff = request.Id,
            Stage = SessionStage.Opening,
            Chat = before?.Chat,
            User = before?.User,
            Contact = before?.Contact,
            Floor = before is null ? 0 : before.Handled.Select(reply => History.Order(reply.Id)).DefaultIfEmpty(0).Max() is var newest && newest > before.Floor ? newest : before.Floor,
            Card = CardText.Of(request.Card, _settings.Zone),
            FirstName = name.First,
            LastName = name.Last,
            Phone = request.Card.Phone.Number.StartsWith('+') ? request.Card.Phone.Number : null,
            OpenedAt = _time.GetUtcNow(),
        };
    }).ConfigureAwait(false))!;

    // The card names the contacts with this phone, when the portal tells them quickly; it never waits for them.
    private async Task<DeskSession> ShowContacts(DeskSession session, CancellationToken deadline)
    {
        if (session is not { Stage: SessionStage.Opening, Phone: { } phone } || session.Card.Contains(CardText.ContactsTitle, StringComparison.Ordinal) || !session.Sent.IsEmpty)
        {
            return session;
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, deadline);
        if (await _contacts.Find(phone, Priority.Status, both.Token).ConfigureAwait(false) is not { IsEmpty: false } found)
        {
            return session;
        }
        var links = string.Join(", ", found.Select(contact => $"[url={_contacts.Link(contact)}]№ {contact}[/url]"));
        return (await _sessions.Change(session.Conversation, now => now! with
        {
            Card = CardText.WithContacts(now.Card, links),
            Contact = found.Length == 1 ? found[0] : now.Contact,
        }).ConfigureAwait(false))!;
    }

    private async Task<DeskSession> Now(string conversation) => (await _sessions.Find(conversation).ConfigureAwait(false))!;

    // The subscriber changed or removed an earlier message; one the portal never had needs nothing.
    private async Task<DeskOutcome> Amend(DeskSession session, DeskLine line, CancellationToken deadline)
    {
        if (!session.Has(line.Id))
        {
            return new DeskOutcome.Accepted();
        }
        var call = line.Change == LineChange.Deleted
            ? new PortalCall("imconnector.delete.messages", Wire.Deletion(_settings, session, line.Id), Priority.Live)
            : new PortalCall("imconnector.update.messages", Wire.Message(_settings, session, new Parcel(line.Id, Parcels.Words(line), []), _time.GetUtcNow()), Priority.Live);
        return Repeatable(await _portal.Call(call, deadline).ConfigureAwait(false));
    }

    // Best effort: the line itself has arrived.
    private async Task ShowCardAgain(string conversation, CancellationToken deadline)
    {
        var session = await Now(conversation).ConfigureAwait(false);
        if (session is { CardMissing: true, Stage: SessionStage.Open }
            && await _sender.Send(session, new Parcel($"{session.Handoff}/card-{session.Session}", session.Card, []), deadline).ConfigureAwait(false) is DeskOutcome.Accepted)
        {
            await _sessions.Change(conversation, now => now! with { CardMissing = false }).ConfigureAwait(false);
        }
    }

    // Calls that may be repeated without harm.
    private static DeskOutcome Repeatable(PortalAnswer answer) => answer switch
    {
        PortalAnswer.Ok => new DeskOutcome.Accepted(),
        PortalAnswer.Limited limited => new DeskOutcome.TryLater(limited.Reason, limited.After),
        PortalAnswer.Unknown or PortalAnswer.Unreached => new DeskOutcome.TryLater(answer.Why),
        PortalAnswer.Broken => new DeskOutcome.DeskDown(answer.Why),
        _ => new DeskOutcome.Refused(answer.Why),
    };

    private static string? PortalUser(DeskSession session) => session.Operator is { } who ? OperatorIds.UserOf(who) : null;
}
