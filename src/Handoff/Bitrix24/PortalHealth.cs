using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24;

/// <summary>Is the portal there, and our line in it? Learns from every answer; cheap to ask.</summary>
public sealed class PortalHealth(TimeProvider time, IPortalDiary diary)
{
    private readonly Lock _lock = new();
    private (DateTimeOffset Since, string Reason)? _portal;
    private (DateTimeOffset Since, string Reason)? _line;

    /// <summary>Since when nothing goes through, and why; null = it works.</summary>
    public (DateTimeOffset Since, string Reason)? Down
    {
        get
        {
            lock (_lock)
            {
                return _line is { } line && _portal is { } portal ? (line.Since < portal.Since ? line : portal) : _line ?? _portal;
            }
        }
    }

    public bool DownFor(TimeSpan patience) => Down is { } down && time.GetUtcNow() - down.Since >= patience;

    /// <summary>Looks at an answer of the portal. A business refusal is an answer of a portal that works.</summary>
    public void See(PortalAnswer answer)
    {
        if (answer is PortalAnswer.Ok or PortalAnswer.Error)
        {
            Mended(ref _portal, "The portal");
        }
        else if (answer is not PortalAnswer.Limited)
        {
            Fail(ref _portal, answer.Why, answer is PortalAnswer.Broken);
        }
    }

    /// <summary>The connector or the line was switched off: the portal answers, and takes no message of ours.</summary>
    public void LineLost(string reason) => Fail(ref _line, reason, needsAPerson: true);

    /// <summary>The line has taken a message.</summary>
    public void LineWorks() => Mended(ref _line, "The open line");

    private void Fail(ref (DateTimeOffset Since, string Reason)? trouble, string reason, bool needsAPerson)
    {
        lock (_lock)
        {
            var news = trouble is null || (needsAPerson && trouble.Value.Reason != reason);
            trouble = (trouble?.Since ?? time.GetUtcNow(), reason);
            if (news)
            {
                diary.Note(needsAPerson ? DiaryLevel.Alarm : DiaryLevel.Warning, $"The portal does not work: {reason}");
            }
        }
    }

    private void Mended(ref (DateTimeOffset Since, string Reason)? trouble, string what)
    {
        lock (_lock)
        {
            if (trouble is { } past)
            {
                diary.Note(DiaryLevel.News, FormattableString.Invariant($"{what} works again after {(time.GetUtcNow() - past.Since).TotalSeconds:0} s."));
                trouble = null;
            }
        }
    }
}
