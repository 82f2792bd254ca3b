namespace SupportBot.Desk;

/// <summary>What the left column shows.</summary>
public enum DeskTab
{
    Waiting,
    Mine,
    Open,
    Closed,
    Found,
    Calls,
    Accounts,
    Audit,
    Reports,
}
