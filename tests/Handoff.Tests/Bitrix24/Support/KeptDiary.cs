using Handoff.Bitrix24;

namespace Handoff.Tests.Bitrix24.Support;

internal sealed class KeptDiary : IPortalDiary
{
    public List<(DiaryLevel Level, string Text)> Notes { get; } = [];

    public List<(string What, string Conversation)> Repairs { get; } = [];

    public void Note(DiaryLevel level, string text)
    {
        lock (Notes)
        {
            Notes.Add((level, text));
        }
    }

    public void Repaired(string what, string conversation)
    {
        lock (Repairs)
        {
            Repairs.Add((what, conversation));
        }
    }
}
