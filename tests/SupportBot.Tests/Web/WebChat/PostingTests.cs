using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SupportBot.Channels;

namespace SupportBot.Tests.Web.WebChat;

public sealed class PostingTests : IAsyncLifetime
{
    private WebChatHouse house = null!;

    public async Task InitializeAsync() => house = await WebChatHouse.Open();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_text_is_taken_with_202_and_lies_in_the_mailbox_and_in_the_inbox()
    {
        var visitor = await house.NewVisitor();
        var answer = await visitor.Post(new { id = "c-1", text = "Нет интернета" });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("""{"seq":1}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("Нет интернета", (await visitor.Read())[0].GetProperty("text").GetString());
        var update = Assert.Single(house.Intake.Updates);
        Assert.Equal(visitor.Chat, update.Chat);
        Assert.Equal($"{visitor.Chat.Chat}:c-1", update.UpdateId);
        Assert.Equal("Нет интернета", Assert.IsType<SubscriberEvent.Wrote>(update.Event).Text);
        Assert.Equal(Language.Russian, update.Profile!.Language);
    }

    [Fact]
    public async Task A_link_into_a_guide_opens_the_chat_with_it()
    {
        var visitor = await house.NewVisitor("kk");
        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Post(new { id = "g-1", guide = "no-internet" })).StatusCode);
        Assert.Equal("guide_no-internet", Assert.IsType<SubscriberEvent.Began>(Assert.Single(house.Intake.Updates).Event).Payload);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Post(new { id = "g-2", guide = "../etc" })).StatusCode);
    }

    [Fact]
    public async Task The_same_id_again_is_answered_200_with_the_same_seq_and_brings_nothing_new()
    {
        var visitor = await house.NewVisitor();
        await visitor.Post(new { id = "c-1", text = "раз" });
        await visitor.Post(new { id = "c-2", text = "два" });
        var again = await visitor.Post(new { id = "c-1", text = "раз" });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("""{"seq":1}""", await again.Content.ReadAsStringAsync());
        Assert.Equal(2, house.Intake.Updates.Count);
        Assert.Equal(2, (await visitor.Read()).Count);
    }

    [Fact]
    public async Task The_same_id_in_two_conversations_is_two_messages()
    {
        await (await house.NewVisitor()).Post(new { id = "c-1", text = "я" });
        Assert.Equal(HttpStatusCode.Accepted, (await (await house.NewVisitor()).Post(new { id = "c-1", text = "и я" })).StatusCode);
        Assert.Equal(2, house.Intake.Updates.Count);
    }

    [Fact]
    public async Task A_message_the_inbox_could_not_take_is_503_and_its_repetition_is_taken_once()
    {
        var visitor = await house.NewVisitor();
        house.Intake.Closed = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.Post(new { id = "c-1", text = "алло" })).StatusCode);
        house.Intake.Closed = false;

        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Post(new { id = "c-1", text = "алло" })).StatusCode);
        Assert.Single(await visitor.Read());
        Assert.Single(house.Intake.Updates);
    }

    [Fact]
    public async Task A_mailbox_out_of_order_is_503_and_no_crash()
    {
        var visitor = await house.NewVisitor();
        house.Mailbox.OutOfOrder = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.Post(new { id = "c-1", text = "алло" })).StatusCode);
        Assert.Empty(house.Intake.Updates);
    }

    [Fact]
    public async Task A_pressed_button_comes_in_as_a_press_and_shows_its_title()
    {
        var visitor = await house.NewVisitor();
        await visitor.Hears("m1", "Ваш адрес верный?", new Button("Да", "a:yes"));
        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Post(new { id = "c-1", button = "a:yes" })).StatusCode);

        Assert.Equal("a:yes", Assert.IsType<SubscriberEvent.Pressed>(Assert.Single(house.Intake.Updates).Event).Payload);
        Assert.Equal("Да", (await visitor.Read())[^1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_button_of_somebody_elses_conversation_never_shows_what_was_said_there()
    {
        await (await house.NewVisitor()).Hears("m1", "Ваш адрес?", new Button("Абая 10-25", "secret:1"));
        var stranger = await house.NewVisitor();
        Assert.Equal(HttpStatusCode.Accepted, (await stranger.Post(new { id = "c-1", button = "secret:1" })).StatusCode);
        Assert.Equal("", (await stranger.Read())[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_text_of_4096_characters_is_taken_and_one_more_is_413()
    {
        var visitor = await house.NewVisitor();
        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Post(new { id = "c-1", text = new string('ы', 4096) })).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await visitor.Post(new { id = "c-2", text = new string('ы', 4097) })).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await visitor.Post(new { id = "c-3", text = new string('x', 100_000) })).StatusCode);
    }

    public static readonly TheoryData<string> Malformed = new(
        "", "null", "[]", "{", "42", "\"c-1\"", """{"id":"c-1"}""", """{"text":"без номера"}""", """{"id":"","text":"x"}""", """{"id":"a b","text":"x"}""",
        """{"id":7,"text":"x"}""", """{"id":"c-1","text":7}""", """{"id":"c-1","text":"   "}""", """{"id":"c-1","text":"\u0000\u0007\u001b"}""",
        """{"id":"c-1","text":"\ud800"}""", """{"id":"c-1","button":""}""", """{"id":"c-1","button":"да"}""", """{"id":"c-1","button":"a\u0000b"}""",
        """{"id":"c-1","button":"12345678901234567890123456789012345678901234567890123456789012345"}""",
        """{"id":"../../etc/passwd","text":"x"}""", """{"id":"12345678901234567890123456789012345678901234567890123456789012345","text":"x"}""");

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task A_malformed_body_is_400_with_a_problem_and_goes_nowhere(string body)
    {
        var visitor = await house.NewVisitor();
        var answer = await visitor.Send(HttpMethod.Post, "messages", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("title").GetString()!);
        Assert.Empty(house.Intake.Updates);
        Assert.Empty(await visitor.Read());
    }

    [Theory]
    [InlineData("😀😀😀")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE inbox; --")]
    [InlineData("\u202Eمرحبا")]
    [InlineData("{\"seq\":1}")]
    public async Task Strange_but_honest_words_arrive_as_they_were_written(string text)
    {
        var visitor = await house.NewVisitor();
        Assert.Equal(HttpStatusCode.Accepted, (await visitor.Post(new { id = "c-1", text })).StatusCode);
        Assert.Equal(text, (await visitor.Read())[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_flood_is_429_with_a_time_and_does_not_touch_the_others()
    {
        var flooder = await house.NewVisitor();
        var neighbour = await house.NewVisitor();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 30; i++)
        {
            answers.Add(await flooder.Post(new { id = $"c-{i}", text = "ау" }));
        }

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.Accepted));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answers[^1].Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.Accepted, (await neighbour.Post(new { id = "c-1", text = "тихо" })).StatusCode);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Accepted, (await flooder.Post(new { id = "c-29", text = "ау" })).StatusCode);
    }

    [Fact]
    public async Task Without_the_token_or_with_a_wrong_one_nothing_is_told()
    {
        var visitor = await house.NewVisitor();
        var other = await house.NewVisitor();
        foreach (var token in new[] { "wrong", other.Token, " ", visitor.Token + "x" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Send(HttpMethod.Get, "messages", token: token)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Send(HttpMethod.Get, "events", token: token)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Send(HttpMethod.Post, "messages", JsonContent.Create(new { id = "1", text = "x" }), token)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Browser.GetAsync($"/webchat/conversations/{visitor.Conversation}/messages")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await house.Browser.GetAsync("/webchat/conversations/telegram:1/messages")).StatusCode);
        Assert.Empty(house.Intake.Updates);
    }
}
