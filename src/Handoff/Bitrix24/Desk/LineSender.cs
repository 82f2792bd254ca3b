using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Desk;

/// <summary>
/// Brings one message into the portal's chat exactly once, as far as that is possible where nothing is idempotent: that it is being sent is
/// written down before, and after an unknown outcome the history is asked before it is sent again.
/// </summary>
internal sealed class LineSender(PortalClient portal, PortalReads reads, DeskSessions sessions, PortalSettings settings, PortalHealth health, TimeProvider time)
{
    // The portal tells the session of a first message by an event, when the answer was lost: wait for it this often.
    private const int LooksWithoutSession = 3;
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    public async Task<DeskOutcome> Send(DeskSession session, Parcel parcel, CancellationToken deadline)
    {
        if (session.Has(parcel.Id))
        {
            return new DeskOutcome.Accepted(parcel.Id);
        }
        if (session.Unsure == parcel.Id && await LookFor(session, parcel.Id, deadline).ConfigureAwait(false) is { } found)
        {
            return found;
        }
        // From here on a crash must not make us forget that it may have left.
        session = (await sessions.Change(session.Conversation, now => now! with { Unsure = parcel.Id }).ConfigureAwait(false))!;
        var call = new PortalCall("imconnector.send.messages", Wire.Message(settings, session, parcel, time.GetUtcNow()), Priority.Live);
        var answer = await portal.Call(call, deadline).ConfigureAwait(false);
        health.See(answer);
        return answer switch
        {
            PortalAnswer.Ok ok => await Taken(session, parcel, ok, deadline).ConfigureAwait(false),
            PortalAnswer.Unknown unknown => new DeskOutcome.TryLater(unknown.Reason),
            _ => await NotSent(session, parcel, answer).ConfigureAwait(false),
        };
    }

    private async Task<DeskOutcome> Taken(DeskSession session, Parcel parcel, PortalAnswer.Ok ok, CancellationToken deadline)
    {
        var item = ok.Result.Get("DATA").Get("RESULT").Entries().Select(entry => entry.Value).FirstOrDefault();
        if (!ok.Result.Truth("SUCCESS") || !item.Truth("SUCCESS"))
        {
            return await ItemRefused(session, parcel, item, deadline).ConfigureAwait(false);
        }
        health.LineWorks();
        var (now, chat, user) = (item.Get("session").Id("ID"), item.Get("session").Id("CHAT_ID"), item.Id("user"));
        await sessions.Change(session.Conversation, before => before! with
        {
            CardMissing = before.CardMissing || (before.Session is not null && now is not null && before.Session != now),
            Session = now ?? before.Session,
            Chat = chat ?? before.Chat,
            User = user ?? before.User,
        }).ConfigureAwait(false);
        await sessions.MarkSent(session.Conversation, parcel.Id).ConfigureAwait(false);
        return new DeskOutcome.Accepted(parcel.Id);
    }

    // A file that cannot be fetched makes an item fail; the words must arrive all the same.
    private async Task<DeskOutcome> ItemRefused(DeskSession session, Parcel parcel, System.Text.Json.JsonElement item, CancellationToken deadline)
    {
        var why = string.Join("; ", item.Get("ERRORS").Entries().Select(error => error.Value.Text() ?? error.Value.Text("message") ?? error.Value.Text("code") ?? "?"));
        await sessions.Change(session.Conversation, now => now! with { Unsure = null }).ConfigureAwait(false);
        if (parcel.Files.IsEmpty)
        {
            return new DeskOutcome.Refused(why.Length == 0 ? "the portal did not take the message and did not say why" : why);
        }
        var words = string.Join('\n', parcel.Files.Select(file => $"[url]{file.Url}[/url]").Prepend(parcel.Text));
        return await Send(session with { Unsure = null }, parcel with { Text = words, Files = [] }, deadline).ConfigureAwait(false);
    }

    private async Task<DeskOutcome> NotSent(DeskSession session, Parcel parcel, PortalAnswer answer)
    {
        await sessions.Change(session.Conversation, now => now!.Unsure == parcel.Id ? now with { Unsure = null } : null).ConfigureAwait(false);
        return answer switch
        {
            PortalAnswer.Limited limited => new DeskOutcome.TryLater(limited.Reason, limited.After),
            PortalAnswer.Unreached unreached => new DeskOutcome.TryLater(unreached.Reason),
            PortalAnswer.Error { Code: "NOT_ACTIVE_LINE" or "IMCONNECTOR_NO_CORRECT_PROVIDER" } => LineIsOff(),
            PortalAnswer.Broken broken => new DeskOutcome.DeskDown(broken.Why),
            _ => new DeskOutcome.Refused(answer.Why),
        };
    }

    private DeskOutcome.DeskDown LineIsOff()
    {
        var reason = FormattableString.Invariant($"open line {settings.Line} is switched off or deleted");
        health.LineLost(reason);
        return new DeskOutcome.DeskDown(reason);
    }

    // Null = it is not there: send it.
    private async Task<DeskOutcome?> LookFor(DeskSession session, string messageId, CancellationToken deadline)
    {
        if (session.Chat is null)
        {
            return await WaitForSession(session).ConfigureAwait(false);
        }
        var dialog = await reads.Dialog(session.Chat, Priority.Live, deadline).ConfigureAwait(false);
        if (dialog is null)
        {
            return new DeskOutcome.TryLater("the portal does not tell whether the message arrived");
        }
        foreach (var id in new[] { dialog.Session, session.Session }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (await reads.History(id, Priority.Live, deadline).ConfigureAwait(false) is not { } history)
            {
                return new DeskOutcome.TryLater("the portal does not tell whether the message arrived");
            }
            if (history.Ours.Contains(messageId))
            {
                await Adopt(session, id, messageId).ConfigureAwait(false);
                return new DeskOutcome.Accepted(messageId);
            }
        }
        return null;
    }

    private async Task Adopt(DeskSession session, string found, string messageId)
    {
        await sessions.Change(session.Conversation, now => now! with
        {
            CardMissing = now.CardMissing || (now.Session is not null && now.Session != found),
            Session = found,
        }).ConfigureAwait(false);
        await sessions.MarkSent(session.Conversation, messageId).ConfigureAwait(false);
    }

    private async Task<DeskOutcome?> WaitForSession(DeskSession session)
    {
        if (session.Looked >= LooksWithoutSession)
        {
            return null;
        }
        await sessions.Change(session.Conversation, now => now! with { Looked = now.Looked + 1 }).ConfigureAwait(false);
        return new DeskOutcome.TryLater("the portal has not told yet whether the session began", LookAgain);
    }
}
