namespace SupportBot.Desk.Parts;

/// <summary>What the panel above the field is open for.</summary>
public enum PanelDeed
{
    None,
    Replies,
    Guide,
    Transfer,
    Close,
    TakeOver,
}
