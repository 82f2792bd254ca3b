using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SupportBot.Operators;

namespace SupportBot.Tests.Web.Desk;

/// <summary>The desk's calls as contracts.md §3 promises them, over the whole service.</summary>
public sealed class DeskApiTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Theory]
    [InlineData("GET", "/desk/api/conversations?state=waiting")]
    [InlineData("GET", "/desk/api/conversations/webchat:1")]
    [InlineData("POST", "/desk/api/conversations/webchat:1/take")]
    [InlineData("POST", "/desk/api/conversations/webchat:1/messages")]
    [InlineData("GET", "/desk/api/callbacks")]
    public async Task A_stranger_gets_401_and_learns_nothing(string method, string path)
    {
        using var stranger = house.Stranger();
        var answer = await stranger.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    // Found by the fuzzer: it was a 500.
    [Fact]
    public async Task A_body_in_an_alphabet_nobody_here_knows_is_refused()
    {
        using var browser = house.Stranger();
        using var body = new ByteArrayContent("{}"u8.ToArray());
        body.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=koi8-r");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await browser.PostAsync("/desk/api/login", body)).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_a_while_even_for_the_right_one()
    {
        await house.Get<Accounts>().Add("Тимур", "Тимур", OperatorRole.Operator, DeskHouse.Password);
        using var browser = house.Stranger();
        for (var failure = 0; failure < 4; failure++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await LogIn(browser, "Тимур", "не тот пароль")).StatusCode);
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, (await LogIn(browser, "Тимур", "не тот пароль")).StatusCode);
        var right = await LogIn(browser, "Тимур", DeskHouse.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, right.StatusCode);
        Assert.NotNull(right.Headers.RetryAfter);
    }

    [Fact]
    public async Task The_cookie_is_strict_and_unreadable_for_scripts()
    {
        await house.Get<Accounts>().Add("Сауле", "Сауле", OperatorRole.Operator, DeskHouse.Password);
        using var browser = house.Stranger();
        var answer = await LogIn(browser, "Сауле", DeskHouse.Password);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_waiting_conversation_is_listed_taken_once_and_shown_with_its_card()
    {
        using var aigul = await house.Operator("Айгуль-1");
        using var bolat = await house.Operator("Болат-1");
        var (conversation, subscriber) = await house.Waiting("Абая 10-25, позовите оператора");
        await DeskHouse.Sees(subscriber, conversation, "оператор");

        var waiting = await aigul.GetFromJsonAsync<JsonElement>("/desk/api/conversations?state=waiting");
        var row = waiting.GetProperty("conversations").EnumerateArray().Single(one => one.GetProperty("conversation").GetString() == conversation);
        Assert.Equal(["conversation", "state", "since", "subscriber", "address", "problem", "operator", "unread"],
            row.EnumerateObject().Select(field => field.Name).Intersect(["conversation", "state", "since", "subscriber", "address", "problem", "operator", "unread"]));

        Assert.Equal(HttpStatusCode.OK, (await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null)).StatusCode);
        var late = await bolat.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Айгуль-1", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString(), StringComparison.Ordinal);

        var shown = await aigul.GetFromJsonAsync<JsonElement>($"/desk/api/conversations/{conversation}");
        Assert.Equal(["language", "channel", "name", "phone", "address", "contract", "status", "problem", "outage", "tried", "router", "photos", "reason", "asked", "waitingSince", "previous"],
            shown.GetProperty("card").EnumerateObject().Select(field => field.Name).Take(16));
        Assert.Contains("Абая", shown.GetProperty("card").GetProperty("address").GetProperty("normalised").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, shown.GetProperty("messages").GetArrayLength());
    }

    [Fact]
    public async Task An_operators_words_arrive_once_whatever_is_repeated()
    {
        using var aigul = await house.Operator("Айгуль-2");
        var (conversation, subscriber) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        var first = await Write(aigul, conversation, new { id = "o-1", text = "Добрый день! Смотрю Вашу линию." });
        var again = await Write(aigul, conversation, new { id = "o-1", text = "Добрый день! Смотрю Вашу линию." });
        await Write(aigul, conversation, new { id = "o-2", text = "Связь восстановлена, проверьте, пожалуйста." });
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        var seen = await DeskHouse.Sees(subscriber, conversation, "Связь восстановлена");
        Assert.Single(seen.Split('\n'), line => line == "operator: Добрый день! Смотрю Вашу линию.");
    }

    [Fact]
    public async Task A_secret_is_held_with_the_rule_the_words_and_an_advice_and_cannot_be_insisted_on()
    {
        using var aigul = await house.Operator("Айгуль-3");
        var (conversation, subscriber) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        var secret = new { id = "o-1", text = "Ваш пароль: Qwe55rty", insist = "очень просит" };
        var held = await Write(aigul, conversation, secret);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, held.StatusCode);
        var body = await held.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(body.GetProperty("held").GetBoolean());
        var finding = body.GetProperty("findings")[0];
        Assert.Equal("secret", finding.GetProperty("rule").GetString());
        Assert.NotEmpty(finding.GetProperty("advice").GetString()!);
        await Write(aigul, conversation, new { id = "o-1", text = "Логин и пароль указаны в Вашем договоре." });
        Assert.DoesNotContain("Qwe55rty", await DeskHouse.Sees(subscriber, conversation, "указаны в Вашем договоре"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_never_reaches_the_subscriber_and_stands_in_the_conversation()
    {
        using var aigul = await house.Operator("Айгуль-4");
        var (conversation, subscriber) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        Assert.True((await aigul.PostAsJsonAsync($"/desk/api/conversations/{conversation}/notes", new { text = "Кабель под крыльцом, звонить после шести" })).IsSuccessStatusCode);
        await Write(aigul, conversation, new { id = "o-1", text = "Добрый день! Приедем сегодня." });
        Assert.DoesNotContain("крыльцом", await DeskHouse.Sees(subscriber, conversation, "Приедем сегодня"), StringComparison.Ordinal);
        var shown = await aigul.GetFromJsonAsync<JsonElement>($"/desk/api/conversations/{conversation}");
        Assert.Contains(shown.GetProperty("messages").EnumerateArray(), line => line.GetProperty("text").GetString()!.Contains("крыльцом", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closing_asks_for_a_rating_and_the_bot_leads_again()
    {
        using var aigul = await house.Operator("Айгуль-5");
        var (conversation, subscriber) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        Assert.Equal(HttpStatusCode.OK, (await aigul.PostAsync($"/desk/api/conversations/{conversation}/close", null)).StatusCode);
        await DeskHouse.Sees(subscriber, conversation, "Оцените");
        Assert.Equal(HttpStatusCode.Conflict, (await Write(aigul, conversation, new { id = "o-9", text = "Ещё одно слово вдогонку." })).StatusCode);
        (await subscriber.PostAsJsonAsync($"/webchat/conversations/{conversation}/messages", new { id = "c-2", text = "5" })).EnsureSuccessStatusCode();
        await DeskHouse.Sees(subscriber, conversation, "Спасибо за оценку");
    }

    [Fact]
    public async Task Released_the_conversation_is_the_bots_again()
    {
        using var aigul = await house.Operator("Айгуль-6");
        var (conversation, subscriber) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        Assert.Equal(HttpStatusCode.OK, (await aigul.PostAsync($"/desk/api/conversations/{conversation}/release", null)).StatusCode);
        await DeskHouse.Sees(subscriber, conversation, "передал разговор боту");
        (await subscriber.PostAsJsonAsync($"/webchat/conversations/{conversation}/messages", new { id = "c-2", text = "какие у вас тарифы" })).EnsureSuccessStatusCode();
        Assert.Matches("(?s)subscriber: какие у вас тарифы.*bot:", await DeskHouse.Sees(subscriber, conversation, "bot:", after: "какие у вас тарифы"));
        var open = await aigul.GetFromJsonAsync<JsonElement>($"/desk/api/conversations/{conversation}");
        Assert.Equal("bot", open.GetProperty("leader").GetString());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"id":"o-1"}""")]
    [InlineData("""{"text":"Добрый день"}""")]
    public async Task A_malformed_message_is_a_400_that_says_what_is_needed(string body)
    {
        using var aigul = await house.Operator($"Айгуль-{body.Length}-{body.GetHashCode(StringComparison.Ordinal)}");
        var (conversation, _) = await house.Waiting();
        await aigul.PostAsync($"/desk/api/conversations/{conversation}/take", null);
        var answer = await aigul.PostAsync($"/desk/api/conversations/{conversation}/messages", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_link_of_the_first_start_works_once_and_only_while_there_is_no_account()
    {
        var fresh = new DeskHouse();
        await fresh.InitializeAsync();
        var code = await fresh.Get<FirstOperator>().Code();
        using var browser = fresh.Stranger();
        Assert.Equal(HttpStatusCode.Forbidden, (await MakeFirst(browser, "x" + code)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await MakeFirst(browser, code!)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/desk/api/conversations?state=waiting")).StatusCode);
        using var other = fresh.Stranger();
        Assert.Equal(HttpStatusCode.Forbidden, (await MakeFirst(other, code!)).StatusCode);
        await fresh.DisposeAsync();
    }

    private static Task<HttpResponseMessage> LogIn(HttpClient browser, string name, string password) =>
        browser.PostAsJsonAsync("/desk/api/login", new { name, password });

    private static Task<HttpResponseMessage> MakeFirst(HttpClient browser, string code) =>
        browser.PostAsJsonAsync("/desk/api/first", new { code, name = "Динара", password = DeskHouse.Password });

    private static Task<HttpResponseMessage> Write(HttpClient browser, string conversation, object message) =>
        browser.PostAsJsonAsync($"/desk/api/conversations/{conversation}/messages", message);
}
