using Handoff;
using Handoff.Bitrix24;
using SupportBot.Operators;

namespace SupportBot.Web.Bitrix24;

/// <summary>Operators of a portal that has been out of reach for so long cannot work.</summary>
public sealed class PortalStandIn(Bitrix24House house, TimeSpan after) : IStandIn
{
    public string? Away(DeskOperator who) => Bitrix24House.IsOperator(who) && house.Health.DownFor(after) ? "Bitrix24 недоступен" : null;
}
