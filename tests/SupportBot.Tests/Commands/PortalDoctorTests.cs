using Fakes.Bitrix24;
using Microsoft.Extensions.Configuration;
using SupportBot.Commands;
using SupportBot.Commands.Doctor;
using SupportBot.Commands.Stories;
using SupportBot.Tests.Web.Bitrix24;

namespace SupportBot.Tests.Commands;

/// <summary>What <c>doctor</c> tells of a portal, asked beside the running service with the keys it keeps.</summary>
public sealed class PortalDoctorTests
{
    [Fact]
    public async Task Before_the_first_run_the_next_step_is_named()
    {
        await using var portal = await FakePortalServer.Start();
        using var folder = new StageFolder();
        var (answer, told) = await Examine(portal, Path.Combine(folder.Path, "store.db"));
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("bitrix24: the service has not run yet", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_is_found_not_installed_then_in_order_then_with_a_setting_that_fights_with_ours()
    {
        await using var service = await PortalService.Start();
        var (answer, told) = await Examine(service.Portal, service.StorePath);
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("not installed", told, StringComparison.Ordinal);

        await service.Install();
        (answer, told) = await Examine(service.Portal, service.StorePath);
        Assert.True(answer == Verbs.Done, told);
        Assert.All(new[] { "application", "rights", "events", "connector", "open line" }, part => Assert.Contains($"Bitrix24 {part}", told, StringComparison.Ordinal));

        service.Portal.Portal.LineSettings["VOTE_MESSAGE"] = "Y";
        (answer, told) = await Examine(service.Portal, service.StorePath);
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("Оценка качества", told, StringComparison.Ordinal);
        Assert.DoesNotContain("access-", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_no_store_and_a_plan_that_has_lapsed_are_named()
    {
        await using var service = await PortalService.Start();
        await service.Install();
        service.Portal.Portal.Fault = _ => FakeFault.Payment;
        Assert.Contains("тариф", (await Examine(service.Portal, service.StorePath)).Told, StringComparison.OrdinalIgnoreCase);
        using var folder = new StageFolder();
        var rubbish = Path.Combine(folder.Path, "store.db");
        await File.WriteAllTextAsync(rubbish, new string('x', 5000));
        var (answer, told) = await Examine(service.Portal, rubbish);
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("bitrix24: the store could not be read", told, StringComparison.Ordinal);
    }

    private static async Task<(int Answer, string Told)> Examine(FakePortalServer portal, string store)
    {
        await using var told = new StringWriter();
        var values = PortalService.Settings(portal, store).ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.Ordinal);
        var answer = await DoctorCommand.Examine(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), told);
        return (answer, told.ToString());
    }
}
