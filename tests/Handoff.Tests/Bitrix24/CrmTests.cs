using System.Text.Json.Nodes;
using Fakes.Bitrix24;
using Handoff.Bitrix24;
using Handoff.Tests.Bitrix24.Support;

namespace Handoff.Tests.Bitrix24;

public sealed class CrmTests
{
    private static readonly CallbackRequest Call = new("c-77", Some.Chat, Some.Card(), "+77010000000", Some.Now.AddHours(2), Some.Now.AddHours(4));

    [Fact]
    public async Task The_card_links_the_contact_with_this_phone_and_what_is_confirmed_is_put_into_it_once()
    {
        using var house = new PortalHouse();
        house.Portal.Contacts[415] = Contact("8 701 000-00-00");
        await Open(house);
        Assert.Contains("/crm/contact/details/415/", house.Chat().Messages[0].Text, StringComparison.Ordinal);
        await house.Watch(TimeSpan.FromMinutes(2));
        Assert.Contains("улица Абая, 10", Assert.Single(house.Portal.Remarks, remark => remark.Contact == "415").Words, StringComparison.Ordinal);
        Assert.Equal("415", (await house.Sessions.Find(Some.Chat))!.Contact);
    }

    [Fact]
    public async Task The_address_goes_into_the_contacts_own_field_when_one_is_named()
    {
        using var house = new PortalHouse(settings: settings => settings with { AddressField = "ufCrm_1" });
        house.Portal.Contacts[415] = Contact("+77010000000");
        await Open(house);
        await house.Watch(TimeSpan.FromMinutes(1));
        Assert.Equal("улица Абая, 10, кв. 25", (string?)house.Portal.Contacts[415]["ufCrm_1"]);
    }

    [Fact]
    public async Task Of_several_contacts_none_is_guessed()
    {
        using var house = new PortalHouse();
        house.Portal.Contacts[415] = Contact("+77010000000");
        house.Portal.Contacts[416] = Contact("+77010000000");
        await Open(house);
        Assert.Contains("/416/", house.Chat().Messages[0].Text, StringComparison.Ordinal);
        await house.Watch(TimeSpan.FromMinutes(1));
        Assert.Empty(house.Portal.Remarks);
        Assert.Null((await house.Sessions.Find(Some.Chat))!.Contact);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_missing_contact_is_made_once_and_only_when_that_is_wished(bool wished, int made)
    {
        using var house = new PortalHouse(settings: settings => settings with { CreateContacts = wished });
        var answers = 0;
        house.Portal.Fault = method => method == "crm.item.add" && answers++ == 0 ? FakeFault.PageAfter : FakeFault.None;
        await Open(house);
        await house.Watch(TimeSpan.FromMinutes(2));
        Assert.Equal(made, house.Portal.Contacts.Count);
    }

    [Theory]
    [InlineData(FakeFault.PageAfter)]
    [InlineData(FakeFault.PageBefore)]
    [InlineData(FakeFault.Limit)]
    public async Task A_promised_call_is_one_task_whatever_becomes_of_the_answer(FakeFault fault)
    {
        using var house = new PortalHouse();
        house.Portal.Contacts[415] = Contact("+77010000000");
        await Open(house);
        house.Portal.Fault = method => method == "tasks.task.add" ? fault : FakeFault.None;
        Assert.IsType<DeskOutcome.TryLater>(await house.Drive(house.Desk.CallBack(Call, default)));
        house.Portal.Fault = _ => FakeFault.None;
        house.Start();
        Assert.IsType<DeskOutcome.Accepted>(await house.Drive(house.Desk.CallBack(Call, default)));
        Assert.IsType<DeskOutcome.Accepted>(await house.Drive(house.Desk.CallBack(Call, default)));
        var task = Assert.Single(house.Portal.Todos);
        Assert.Contains("+77010000000", (string?)task["TITLE"], StringComparison.Ordinal);
        Assert.Contains("Карточка обращения", (string?)task["DESCRIPTION"], StringComparison.Ordinal);
        Assert.Equal("C_415", (string?)task["UF_CRM_TASK"]![0]);
    }

    private static JsonObject Contact(string phone) => new() { ["fm"] = new JsonArray(new JsonObject { ["typeId"] = "PHONE", ["value"] = phone }) };

    private static async Task Open(PortalHouse house) => Assert.IsType<DeskOutcome.Accepted>(await house.Drive(house.Desk.Open(Some.Request(), default)));
}
