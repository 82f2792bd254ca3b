namespace Handoff.Bitrix24;

/// <summary>Is told what is worth knowing of the portal: for logs, counters and the engineer on duty. Must be quick and must not throw.</summary>
public interface IPortalDiary
{
    /// <param name="text">A sentence without names, phones, texts or tokens.</param>
    void Note(DiaryLevel level, string text);

    /// <summary>Something was put right: <c>reply</c>, <c>close</c>, <c>ghost</c>, <c>session</c>.</summary>
    void Repaired(string what, string conversation);
}

public enum DiaryLevel
{
    Detail,
    News,
    Warning,
    Alarm,
}
