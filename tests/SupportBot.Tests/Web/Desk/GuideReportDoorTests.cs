using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Desk;

/// <summary><c>GET /desk/api/guides/report</c>: numbers for the head of support, counted from real walks.</summary>
public sealed class GuideReportDoorTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task The_head_sees_what_was_walked_and_operators_and_strangers_do_not()
    {
        using var head = await house.Operator("Руководитель-отчёт", OperatorRole.Senior);
        using var aigul = await house.Operator("Айгуль-отчёт");
        using var stranger = house.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/desk/api/guides/report")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await aigul.GetAsync("/desk/api/guides/report")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await head.GetAsync("/desk/api/guides/report?days=0")).StatusCode);

        var (conversation, subscriber) = await house.Opening("red-los");
        await DeskHouse.Sees(subscriber, conversation, "Шаг 1");

        var report = await head.GetFromJsonAsync<JsonElement>("/desk/api/guides/report?days=7&language=kk");
        var guide = report.GetProperty("guides").EnumerateArray().Single(one => one.GetProperty("guide").GetString() == "red-los");
        Assert.Equal(1, guide.GetProperty("total").GetProperty("begun").GetInt64());
        Assert.Equal(1, guide.GetProperty("steps")[0].GetProperty("total").GetProperty("shown").GetInt64());
        Assert.NotEqual("red-los", guide.GetProperty("title").GetString());
    }
}
