using Fakes.Bitrix24;
using Handoff.Bitrix24.Setup;
using Handoff.Bitrix24.Watch;
using Handoff.Tests.Bitrix24.Support;

namespace Handoff.Tests.Bitrix24;

public sealed class SetupTests
{
    [Fact]
    public async Task An_installed_portal_is_found_in_order()
    {
        using var house = new PortalHouse(installed: false);
        Assert.IsType<InstallAnswer.Done>(await house.Drive(house.House.Setup.Install(house.Portal.Installation(), default)));
        Assert.All(await house.Drive(house.House.Checkup.Look(default)), finding => Assert.True(finding.Good, $"{finding.What}: {finding.Problem}"));
        Assert.Empty(house.Portal.Complaints);
    }

    [Fact]
    public async Task Installing_again_binds_nothing_twice_and_removes_what_was_bound_elsewhere()
    {
        using var house = new PortalHouse();
        house.Portal.Bindings.Add(("ONIMCONNECTORMESSAGEADD", "https://old.example/webhooks/bitrix24"));
        await house.Drive(house.House.Setup.Install(house.Portal.Installation(), default));
        await house.Drive(house.House.Setup.Install(house.Portal.Installation(), default));
        Assert.Equal(Installation.Events.Count, house.Portal.Bindings.Count);
        Assert.All(house.Portal.Bindings, binding => Assert.Equal("https://bot.example/webhooks/bitrix24", binding.Handler));
    }

    [Fact]
    public async Task An_installation_with_a_token_the_portal_does_not_know_is_refused()
    {
        using var house = new PortalHouse(installed: false);
        var forged = house.Portal.Installation().Replace("access-0", "access-forged", StringComparison.Ordinal);
        Assert.IsType<InstallAnswer.Foreign>(await house.Drive(house.House.Setup.Install(forged, default)));
        Assert.Null(await house.Tokens.Stored());
    }

    [Theory]
    [InlineData("WELCOME_MESSAGE", "Y", "приветствие")]
    [InlineData("WELCOME_BOT_ENABLE", "Y", "чат-бота")]
    [InlineData("VOTE_MESSAGE", "Y", "оценки")]
    [InlineData("CLOSE_RULE", "text", "При закрытии")]
    [InlineData("ACTIVE", "N", "включите линию")]
    public async Task A_setting_that_fights_with_ours_is_named_with_what_to_click(string key, string value, string click)
    {
        using var house = new PortalHouse();
        await house.Drive(house.House.Setup.Prepare(default));
        house.Portal.LineSettings[key] = value;
        var wrong = Assert.Single(await house.Drive(house.House.Checkup.Look(default)), finding => !finding.Good);
        Assert.Contains(click, wrong.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_rights_a_lapsed_plan_and_no_installation_are_told_apart()
    {
        using var house = new PortalHouse();
        await house.Drive(house.House.Setup.Prepare(default));
        house.Portal.Scopes = "imopenlines,im";
        Assert.Contains(await house.Drive(house.House.Checkup.Look(default)), finding => finding.Problem?.Contains("imconnector", StringComparison.Ordinal) == true);
        house.Portal.Fault = _ => FakeFault.Payment;
        Assert.Contains("Тариф", Assert.Single(await house.Drive(house.House.Checkup.Look(default))).Remedy, StringComparison.Ordinal);
        using var bare = new PortalHouse(installed: false);
        Assert.Contains("локальное приложение", Assert.Single(await bare.Drive(bare.House.Checkup.Look(default))).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_token_is_exchanged_once_though_many_ask()
    {
        using var house = new PortalHouse();
        house.Portal.Tokens.Expire();
        await house.Drive(Task.WhenAll(Enumerable.Range(0, 20).Select(number => house.Desk.Open(Some.Request($"h{number}", $"telegram:{number}"), default))));
        Assert.Equal(1, house.Portal.Tokens.Refreshes);
        Assert.Equal(0, house.Portal.Tokens.DeadRefreshes);
    }

    [Fact]
    public async Task A_removed_application_is_forgotten_and_its_events_are_not_heard_any_more()
    {
        using var house = new PortalHouse();
        await house.Portal.Say("ONAPPUNINSTALL", ("data[CLEAN]", "1"));
        Assert.Null(await house.Tokens.Stored());
        Assert.Equal(IntakeAnswer.Forbidden, await house.House.Events.Take($"event=ONAPPUNINSTALL&auth[member_id]=member-1&auth[application_token]={house.Portal.Tokens.ApplicationToken}"));
    }

    [Fact]
    public async Task A_deleted_line_is_trouble_until_it_takes_messages_again()
    {
        using var house = new PortalHouse();
        await house.Portal.Say("ONIMCONNECTORLINEDELETE", ("data", "107"));
        Assert.Null(house.House.Health.Down);
        await house.Portal.Say("ONIMCONNECTORLINEDELETE", ("data", "14"));
        Assert.NotNull(house.House.Health.Down);
        await house.Drive(house.Desk.Open(Some.Request(), default));
        Assert.Null(house.House.Health.Down);
    }
}
