using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fakes.Judge;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Desk;

/// <summary>The service with a second opinion that holds (<c>Policy:Judge</c>).</summary>
public sealed class JudgedHouse : DeskHouse
{
    public FakeJudge Judge { get; private set; } = null!;

    protected override async Task<string[]> More()
    {
        Judge = await FakeJudge.Start();
        return [$"--Policy:Judge:Url={Judge.Url}", "--Policy:Judge:Model=llama", $"--Policy:Judge:Key={FakeJudge.Key}", "--Policy:Judge:Action=hold", "--Policy:Judge:Timeout=00:00:10"];
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Judge.DisposeAsync();
    }
}

public sealed class JudgedHouseTests(JudgedHouse house) : IClassFixture<JudgedHouse>
{
    [Fact]
    public async Task A_finding_of_the_second_opinion_holds_a_reply_the_rules_let_pass_and_the_operator_may_insist()
    {
        using var head = await house.Operator("Руководитель-с", OperatorRole.Senior);
        using var aigul = await house.Operator("Айгуль-с");
        var (conversation, subscriber) = await house.Waiting("Пушкина 12 кв 8, номер 8 701 123 45 67, нужен оператор");
        Assert.Empty(house.Judge.Questions);
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);

        house.Judge.Says = """{"rule": "sarcasm", "quote": "смотрю Вашу линию", "advice": "Скажите прямо."}""";
        const string text = "Здравствуйте! Пушкина 12, смотрю Вашу линию.";
        var held = await aigul.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", new { id = "o-1", text });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, held.StatusCode);
        Assert.Equal("Скажите прямо.", (await held.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("findings")[0].GetProperty("advice").GetString());
        var question = Assert.Single(house.Judge.Questions);
        Assert.DoesNotContain("701", question, StringComparison.Ordinal);
        Assert.DoesNotContain("Пушкина", question, StringComparison.Ordinal);
        Assert.DoesNotContain(JsonSerializer.Serialize("Пушкина").Trim('"'), question, StringComparison.OrdinalIgnoreCase);

        Assert.Equal(HttpStatusCode.Accepted, (await aigul.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", new { id = "o-1", text, insist = "это не насмешка" })).StatusCode);
        await DeskHouse.Sees(subscriber, conversation, "смотрю Вашу линию");
        var report = await head.GetFromJsonAsync<JsonElement>("/desk/api/policy/report?days=7");
        Assert.Equal(1, report.GetProperty("rules").EnumerateArray().Single(rule => rule.GetProperty("rule").GetString() == "sarcasm.judge").GetProperty("insisted").GetInt32());
    }
}

// A house of its own: the service that fails here is left alone for a while.
public sealed class JudgedHouseInTroubleTests(JudgedHouse house) : IClassFixture<JudgedHouse>
{
    [Fact]
    public async Task Nobody_is_asked_about_a_secret_and_a_service_that_is_down_stops_no_reply()
    {
        using var bolat = await house.Operator("Болат-с");
        var (conversation, subscriber) = await house.Waiting();
        await bolat.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        await bolat.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", new { id = "o-1", text = "Ваш пароль: Qwe55rty" });
        Assert.DoesNotContain(house.Judge.Questions, question => question.Contains("Qwe55rty", StringComparison.Ordinal));
        house.Judge.Broken = 500;
        Assert.Equal(HttpStatusCode.Accepted, (await bolat.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", new { id = "o-2", text = "Здравствуйте! Проверяю роутер." })).StatusCode);
        await DeskHouse.Sees(subscriber, conversation, "Проверяю роутер");
    }
}
