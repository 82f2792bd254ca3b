using SupportBot.Content;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>Which conversations of a list wait too long (<c>Operators:ReplyWithin</c>); page and API say it alike.</summary>
public sealed class Overdue(LiveContent content, WorkingHours hours, TimeProvider time)
{
    public bool Is(DeskRow row) => row.IsLate(time.GetUtcNow(), content.Current.Dialogue.Script.Settings.ReplyWithin, hours);
}
