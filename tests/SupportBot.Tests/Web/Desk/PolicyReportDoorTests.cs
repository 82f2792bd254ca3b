using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Desk;

/// <summary>Findings on operators' replies come to the head of support, and an operator's word against a rule too.</summary>
public sealed class PolicyReportDoorTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    private const string Loud = "СКОЛЬКО МОЖНО ПИСАТЬ ОДНО И ТО ЖЕ!!!";

    [Fact]
    public async Task Only_the_head_reads_the_report()
    {
        using var head = await house.Operator("Руководитель-п1", OperatorRole.Senior);
        using var aigul = await house.Operator("Айгуль-п1");
        using var stranger = house.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/desk/api/policy/report")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await aigul.GetAsync("/desk/api/policy/report")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await head.GetAsync("/desk/api/policy/report?days=0")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await head.GetAsync("/desk/api/policy/report?days=367")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync("/desk/api/policy/report?days=366")).StatusCode);
    }

    [Fact]
    public async Task A_held_reply_and_the_reason_it_went_out_for_are_one_finding_without_phone_and_address()
    {
        using var head = await house.Operator("Руководитель-п2", OperatorRole.Senior);
        using var aigul = await house.Operator("Айгуль-п2");
        var (conversation, _) = await Taken(aigul, "Пушкина 12 кв 8, мой номер 8 701 123 45 67, позовите оператора");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Write(aigul, conversation, new { id = "o-1", text = Loud })).StatusCode);
        Assert.Contains("held", Loudly(await Operator(head, "Айгуль-п2")).Select(one => one.GetProperty("fate").GetString()));
        Assert.Equal(HttpStatusCode.Accepted, (await Write(aigul, conversation, new { id = "o-1", text = Loud, insist = "абонент просил крупно" })).StatusCode);

        var person = await Operator(head, "Айгуль-п2");
        var loud = Loudly(person);
        Assert.All(loud, one => Assert.Equal(("insisted", "абонент просил крупно"), (one.GetProperty("fate").GetString(), one.GetProperty("reason").GetString())));
        Assert.NotEmpty(loud);
        Assert.DoesNotContain("701", person.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Пушкина", person.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_a_secret_are_kept_nowhere()
    {
        using var head = await house.Operator("Руководитель-п3", OperatorRole.Senior);
        using var aigul = await house.Operator("Айгуль-п3");
        var (conversation, _) = await Taken(aigul);
        await Write(aigul, conversation, new { id = "o-1", text = "ВАШ ПАРОЛЬ QWE55RTY, СКОЛЬКО МОЖНО!!!", insist = "пароль Qwe55rty" });
        await Write(aigul, conversation, new { id = "o-2", text = "Ваш пароль: Qwe55rty" });
        var person = await Operator(head, "Айгуль-п3");
        Assert.Contains("secret", person.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("qwe55rty", person.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_operator_marks_a_false_alarm_in_his_own_reply_and_the_head_settles_it()
    {
        using var head = await house.Operator("Руководитель-п4", OperatorRole.Senior);
        using var aigul = await house.Operator("Айгуль-п4");
        using var bolat = await house.Operator("Болат-п4");
        var (conversation, _) = await Taken(aigul);
        await Write(aigul, conversation, new { id = "o-4", text = Loud });
        var mark = new { conversation, message = "o-4", rule = "raised_tone", why = "это цитата" };
        Assert.Equal(HttpStatusCode.NotFound, (await bolat.PostAsJsonAsync("/desk/api/policy/false-alarms", mark)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await aigul.PostAsJsonAsync("/desk/api/policy/false-alarms", new { conversation })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await aigul.PostAsJsonAsync("/desk/api/policy/false-alarms", mark)).StatusCode);

        var mine = (await Report(head)).GetProperty("review").EnumerateArray().Where(one => one.GetProperty("conversation").GetString() == conversation).ToList();
        Assert.Equal("это цитата", mine[0].GetProperty("doubt").GetProperty("why").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await aigul.PostAsync($"/desk/api/policy/false-alarms/{mine[0].GetProperty("id").GetInt64()}/reviewed", null)).StatusCode);
        foreach (var one in mine)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await head.PostAsync($"/desk/api/policy/false-alarms/{one.GetProperty("id").GetInt64()}/reviewed", null)).StatusCode);
        }
        Assert.DoesNotContain((await Report(head)).GetProperty("review").EnumerateArray(), one => one.GetProperty("conversation").GetString() == conversation);
    }

    [Fact]
    public async Task A_rude_subscriber_reads_calm_words_of_our_own_and_nothing_of_his()
    {
        var (conversation, subscriber) = await house.Waiting("вы козлы и дебилы, сколько можно, безобразие");
        var bot = (await DeskHouse.Sees(subscriber, conversation, "Понимаю Вас")).Split('\n').Where(line => line.StartsWith("bot:", StringComparison.Ordinal)).ToList();
        Assert.All(bot, line => Assert.DoesNotMatch("(?i)козл|дебил|сколько можно|безобраз", line));
        Assert.All(bot, line => Assert.Empty(Policy.Replies.Check(line["bot: ".Length..]).Findings.Where(finding => finding.Rule is "rude" or "raised_tone" or "sarcasm")));
    }

    private async Task<(string Conversation, HttpClient Subscriber)> Taken(HttpClient desk, string words = "Здравствуйте, нужен оператор")
    {
        var (conversation, subscriber) = await house.Waiting(words);
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync($"/desk/api/conversations/{conversation}/take", null)).StatusCode);
        return (conversation, subscriber);
    }

    private static Task<HttpResponseMessage> Write(HttpClient desk, string conversation, object body) => desk.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", body);

    private static Task<JsonElement> Report(HttpClient head) => head.GetFromJsonAsync<JsonElement>("/desk/api/policy/report?days=7");

    private static async Task<JsonElement> Operator(HttpClient head, string name) =>
        (await Report(head)).GetProperty("operators").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);

    private static List<JsonElement> Loudly(JsonElement person) =>
        [.. person.GetProperty("examples").EnumerateArray().Where(one => one.GetProperty("rule").GetString()!.StartsWith("raised_tone", StringComparison.Ordinal))];
}
