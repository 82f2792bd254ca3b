using System.Security.Cryptography;
using System.Text;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Events;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Watch;

/// <summary>Where the portal's events come in: checked, kept durably as they came, answered, and only then worked off.</summary>
public sealed class EventIntake
{
    internal const string Prefix = "event/";

    private readonly TokenKeeper _tokens;
    private readonly IPortalMemory _memory;
    private readonly PortalSettings _settings;
    private readonly Bells _bells;
    private readonly TimeProvider _time;
    private readonly IPortalDiary _diary;

    internal EventIntake(TokenKeeper tokens, IPortalMemory memory, PortalSettings settings, Bells bells, TimeProvider time, IPortalDiary diary) =>
        (_tokens, _memory, _settings, _bells, _time, _diary) = (tokens, memory, settings, bells, time, diary);

    /// <summary>When it returns <see cref="IntakeAnswer.Taken"/> the event is on the disk.</summary>
    /// <param name="body">The raw body of the request.</param>
    public async Task<IntakeAnswer> Take(string body)
    {
        if (!PhpForm.TryRead(body, out var form) || EventReader.NameOf(form).Length == 0)
        {
            return IntakeAnswer.Malformed;
        }
        var auth = form["auth"];
        if (await _tokens.Stored().ConfigureAwait(false) is not { } tokens
            || !(Same(auth.Word("application_token"), tokens.ApplicationToken) & Same(auth.Word("member_id"), tokens.MemberId)))
        {
            return IntakeAnswer.Forbidden;
        }
        var name = FormattableString.Invariant($"{Prefix}{_time.GetUtcNow().UtcTicks:D20}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..12]}");
        await _memory.Write(name, body).ConfigureAwait(false);
        await Hand(name, form).ConfigureAwait(false);
        return IntakeAnswer.Taken;
    }

    /// <summary>At start: what was kept and not worked off.</summary>
    internal async Task Resume()
    {
        foreach (var (name, body) in await _memory.All(Prefix).ConfigureAwait(false))
        {
            if (PhpForm.TryRead(body, out var form))
            {
                await Hand(name, form).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Lets go of events that nobody could work off in all that time: their conversations have ended long ago.</summary>
    internal async Task Forget(DateTimeOffset before)
    {
        var last = FormattableString.Invariant($"{Prefix}{before.UtcTicks:D20}");
        var old = (await _memory.All(Prefix).ConfigureAwait(false)).Where(kept => string.CompareOrdinal(kept.Name, last) < 0).ToList();
        foreach (var (name, _) in old)
        {
            await _memory.Remove(name).ConfigureAwait(false);
        }
        if (old.Count > 0)
        {
            _diary.Note(DiaryLevel.Warning, FormattableString.Invariant($"{old.Count} old events of the portal were never worked off and are forgotten."));
        }
    }

    private async Task Hand(string name, FormNode form)
    {
        var (connector, line) = EventReader.Address(form);
        var happened = EventReader.Read(form);
        if (happened is PortalEvent.Uninstalled uninstalled)
        {
            await _tokens.Forget().ConfigureAwait(false);
            _diary.Note(DiaryLevel.Alarm, uninstalled.Clean ? "The application was removed from the portal, with its data." : "The application was removed from the portal.");
        }
        else if (Ours(connector, line, happened))
        {
            await _bells.Hear(happened, name).ConfigureAwait(false);
            return;
        }
        await _memory.Remove(name).ConfigureAwait(false);
    }

    // Another line or connector of the portal is not ours to hear; an event that names none may be.
    private bool Ours(string connector, string line, PortalEvent happened) => happened is PortalEvent.LineLost lost
        ? lost.Line == FormattableString.Invariant($"{_settings.Line}") && (lost.Whole || connector.Length == 0 || Is(connector))
        : connector.Length == 0 || Is(connector);

    private bool Is(string connector) => connector.Equals(_settings.ConnectorId, StringComparison.OrdinalIgnoreCase);

    private static bool Same(string? given, string known) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(known));
}

public enum IntakeAnswer
{
    Taken,
    /// <summary>Not a form of the portal.</summary>
    Malformed,
    /// <summary>Not from our portal: nothing was done.</summary>
    Forbidden,
}
