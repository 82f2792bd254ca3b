using System.Reflection;

namespace Handoff.Tests;

public sealed class CardTests
{
    [Fact]
    public void The_card_has_the_fields_of_the_contract_in_their_order()
    {
        string[] promised =
        [
            "Language", "Channel", "Name", "Phone", "Address", "Contract", "Status", "Problem", "Outage", "Tried", "Router", "Photos",
            "Reason", "Asked", "WaitingSince", "Previous",
            // Behind the promised ones, and only where the messenger sets a limit (whatsapp.md: the 24-hour window).
            "ReplyUntil",
        ];
        Assert.Equal(promised, typeof(OperatorCard).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType == typeof(OperatorCard) && property.Name != "EqualityContract")
            .Select(property => property.Name));
    }
}
