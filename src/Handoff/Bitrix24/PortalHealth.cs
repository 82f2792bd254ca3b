using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24;

/// <summary>Is the portal there? Learns from every answer; cheap to ask.</summary>
public sealed class PortalHealth(TimeProvider time, IPortalDiary diary)
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _since;
    private string _reason = "";

    /// <summary>Since when nothing goes through, and why; null = it works.</summary>
    public (DateTimeOffset Since, string Reason)? Down
    {
        get
        {
            lock (_lock)
            {
                return _since is { } since ? (since, _reason) : null;
            }
        }
    }

    public bool DownFor(TimeSpan patience) => Down is { } down && time.GetUtcNow() - down.Since >= patience;

    /// <summary>Looks at an answer of the portal. A business refusal is an answer of a portal that works.</summary>
    public void See(PortalAnswer answer)
    {
        if (answer is PortalAnswer.Ok or PortalAnswer.Error)
        {
            Up();
        }
        else if (answer is not PortalAnswer.Limited)
        {
            Fail(answer.Why, answer is PortalAnswer.Broken);
        }
    }

    /// <summary>The connector or the line was switched off.</summary>
    public void Fail(string reason, bool needsAPerson)
    {
        lock (_lock)
        {
            var news = _since is null || (needsAPerson && _reason != reason);
            _since ??= time.GetUtcNow();
            _reason = reason;
            if (news)
            {
                diary.Note(needsAPerson ? DiaryLevel.Alarm : DiaryLevel.Warning, $"The portal does not work: {reason}");
            }
        }
    }

    private void Up()
    {
        lock (_lock)
        {
            if (_since is { } since)
            {
                diary.Note(DiaryLevel.News, FormattableString.Invariant($"The portal works again after {(time.GetUtcNow() - since).TotalSeconds:0} s."));
                _since = null;
            }
        }
    }
}
