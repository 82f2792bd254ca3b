using System.Collections.Immutable;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Events;
using Handoff.Bitrix24.Words;

namespace Handoff.Bitrix24.Watch;

/// <summary>
/// Brings what employees write into the conversation: words, files, orders that begin with a slash. Each once; what did not go through is told
/// to its writer. Called under the conversation's hearing gate.
/// </summary>
internal sealed class Replies(IDeskEar ear, DeskSessions sessions, Leading leading, Orders orders, Notices notices, People people, FileFetch files, PortalSettings settings)
{
    /// <summary>False = the conversation does not take it now; bring it again.</summary>
    public async Task<bool> Bring(string conversation, PortalMessage reply, CancellationToken cancellation)
    {
        if (await sessions.Find(conversation).ConfigureAwait(false) is not { } session || session.DidHandle(reply.Id) || reply.User is not { } user)
        {
            return true;
        }
        var who = await people.Of(user, cancellation).ConfigureAwait(false);
        var words = FromPortal.Read(reply.Text, settings.Zone);
        var answer = OperatorCommand.Read(words.Text) is { } order
            ? await orders.Follow(session, who, order, reply, cancellation).ConfigureAwait(false)
            : await Say(session, who, reply, words, cancellation).ConfigureAwait(false);
        if (answer is EarAnswer.Later)
        {
            return false;
        }
        if (Told(session, answer, words.Text) is { } notice)
        {
            await notices.Tell(user, notice, $"reply|{reply.Id}", cancellation).ConfigureAwait(false);
        }
        await sessions.MarkHandled(conversation, reply.Id, user).ConfigureAwait(false);
        return true;
    }

    /// <summary>The employee changed a message that was brought.</summary>
    public async Task<bool> Change(string conversation, PortalMessage reply, CancellationToken cancellation)
    {
        if (await sessions.Find(conversation).ConfigureAwait(false) is not { Operator: { } who } session || !session.DidHandle(reply.Id))
        {
            return true;
        }
        var (words, marks) = FromPortal.Read(reply.Text, settings.Zone);
        var happened = new OperatorEvent.Edited(new PortalRef(reply.Chat, reply.Id).ToString(), words) { Operator = who, Marks = Some(marks) };
        var answer = await ear.Hear(conversation, $"edited/{reply.Id}/{Fingerprint(reply.Text)}", happened).ConfigureAwait(false);
        if (Told(session, answer, words) is { } notice && OperatorIds.UserOf(who) is { } user)
        {
            await notices.Tell(user, notice, $"edited|{reply.Id}", cancellation).ConfigureAwait(false);
        }
        return answer is not EarAnswer.Later;
    }

    /// <summary>The employee deleted a message that was brought. Whether the subscriber's messenger took it back is reported later.</summary>
    public async Task<bool> Delete(string conversation, PortalMessage reply)
    {
        if (await sessions.Find(conversation).ConfigureAwait(false) is not { Operator: { } who } session || !session.DidHandle(reply.Id))
        {
            return true;
        }
        var happened = new OperatorEvent.Deleted(new PortalRef(reply.Chat, reply.Id).ToString()) { Operator = who };
        return await ear.Hear(conversation, $"deleted/{reply.Id}", happened).ConfigureAwait(false) is not EarAnswer.Later;
    }

    private async Task<EarAnswer> Say(DeskSession session, DeskOperator who, PortalMessage reply, PortalWords words, CancellationToken cancellation)
    {
        var attached = ImmutableArray.CreateBuilder<DeskFile>();
        foreach (var file in reply.Files)
        {
            if (await files.Get(file, cancellation).ConfigureAwait(false) is { } kept)
            {
                attached.Add(kept);
            }
            else
            {
                await notices.Tell(reply.User!, OperatorTexts.FileLost(session, file.Name), $"file|{reply.Id}", cancellation).ConfigureAwait(false);
            }
        }
        if (words.Text.Length == 0 && attached.Count == 0)
        {
            return new EarAnswer.Taken();
        }
        var led = await leading.Ensure(session, who, reply.Id).ConfigureAwait(false);
        if (led is not EarAnswer.Taken)
        {
            return led;
        }
        var happened = new OperatorEvent.Wrote(new PortalRef(reply.Chat, reply.Id).ToString(), words.Text, attached.ToImmutable()) { Operator = who, Marks = Some(words.Marks) };
        var answer = await ear.Hear(session.Conversation, $"wrote/{reply.Id}", happened).ConfigureAwait(false);
        if (answer is EarAnswer.NotLed && await leading.Again(session, who, reply.Id).ConfigureAwait(false) is EarAnswer.Taken)
        {
            answer = await ear.Hear(session.Conversation, $"wrote/{reply.Id}/again", happened).ConfigureAwait(false);
        }
        return answer;
    }

    private static string? Told(DeskSession session, EarAnswer answer, string words) => answer switch
    {
        EarAnswer.Held held => OperatorTexts.Held(session, held.Advice, held.Suggestion, words),
        EarAnswer.LedBy other => OperatorTexts.LedByAnother(session, other.Name),
        EarAnswer.Unknown unknown => OperatorTexts.Unknown(session, unknown.What),
        EarAnswer.NotLed => OperatorTexts.NotDelivered(session, "Разговор уже ведёт бот."),
        _ => null,
    };

    private static ImmutableArray<LineMark>? Some(ImmutableArray<LineMark> marks) => marks.IsEmpty ? null : marks;

    private static string Fingerprint(string words) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(words)))[..16];
}
