using Handoff;
using Handoff.Bitrix24;
using Handoff.Bitrix24.Desk;
using SupportBot.Conversations;
using SupportBot.Operators;

namespace SupportBot.Web.Bitrix24;

/// <summary>
/// The built-in desk beside a portal. While the portal works its operators have the waiting chats, and the list of those is empty here, so that
/// nobody is answered by two. A chat that could not be brought to the portal in time is shown; while the portal is away, those too in which a subscriber
/// waits for an operator who sits there.
/// </summary>
public sealed class FallbackReads(IDeskReads reads, Bitrix24House house, TimeSpan after, TimeProvider time) : IDeskReads
{
    public async Task<IReadOnlyList<DeskRow>> List(DeskList list, string operatorId, int most)
    {
        var rows = await reads.List(list, operatorId, most);
        if (list != DeskList.Waiting)
        {
            return rows;
        }
        if (house.Health.DownFor(after))
        {
            var led = (await reads.List(DeskList.Open, operatorId, most)).Where(row => row.Unread > 0 && IsOfPortal(row));
            return [.. rows.Concat(led).OrderBy(row => row.Since).Take(most)];
        }
        var there = (await house.Sessions.Live()).Where(session => session.Stage == SessionStage.Open)
            .Select(session => session.Conversation).ToHashSet(StringComparer.Ordinal);
        var latest = time.GetUtcNow() - after;
        return [.. rows.Where(row => row.Since <= latest && !there.Contains(row.Conversation.ToString()))];
    }

    private static bool IsOfPortal(DeskRow row) => row.OperatorId is { } id && Bitrix24House.IsOperator(new DeskOperator(id, row.Operator ?? ""));

    public Task<IReadOnlyList<DeskRow>> Search(string text, string operatorId, int most) => reads.Search(text, operatorId, most);

    public Task<Conversation?> Find(ChatKey conversation) => reads.Find(conversation);

    public Task<IReadOnlyList<DeskChatLine>> Lines(ChatKey conversation, int most) => reads.Lines(conversation, most);

    public Task<LedgerEntry?> Ledger(string itemId) => reads.Ledger(itemId);

    public Task<IReadOnlyList<Callback>> Callbacks(bool open) => reads.Callbacks(open);

    public Task<IReadOnlyList<(string State, long Count)>> CountByState() => reads.CountByState();
}
