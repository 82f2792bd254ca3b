using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;

namespace SupportBot.Tests.Web.WebChat;

public sealed class ReadingTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private WebChatHouse house = null!;

    public async Task InitializeAsync() => house = await WebChatHouse.Open();

    public async Task DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_message_has_exactly_the_promised_form()
    {
        var visitor = await house.NewVisitor();
        var picture = new MediaFile("guides/no_internet/cable.png", "cable.png", "image/png", 10, "Кабель");
        await house.Get<WebChatChannel>().Send(
            new OutgoingMessage("m1", visitor.Chat, Author.Operator, "Добрый день", [new Button("Да", "y")], [picture]), CancellationToken.None);

        var message = Assert.Single(await visitor.Read());
        Assert.Equal(["seq", "from", "text", "buttons", "images", "files", "at"], message.EnumerateObject().Select(field => field.Name));
        Assert.Equal("operator", message.GetProperty("from").GetString());
        Assert.Equal("""{"text":"Да","payload":"y"}""", Regular(message.GetProperty("buttons")[0]));
        Assert.StartsWith("/media/guides/no_internet/cable.png?expires=", message.GetProperty("images")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("Кабель", message.GetProperty("images")[0].GetProperty("alt").GetString());
        Assert.Equal("2026-11-24T05:00:00+00:00", message.GetProperty("at").GetString());
    }

    [Fact]
    public async Task A_message_sent_twice_by_the_pump_is_seen_once_and_is_delivered_both_times()
    {
        var visitor = await house.NewVisitor();
        Assert.Equal(new DeliveryOutcome.Delivered("1"), await visitor.Hears("m1", "раз"));
        Assert.Equal(new DeliveryOutcome.Delivered("1"), await visitor.Hears("m1", "раз"));
        Assert.Single(await visitor.Read());
    }

    [Fact]
    public async Task Corrected_words_and_a_removal_name_the_message_they_stand_for()
    {
        var visitor = await house.NewVisitor();
        var channel = house.Get<WebChatChannel>();
        var message = new OutgoingMessage("m1", visitor.Chat, Author.Operator, "в 15:00");
        Assert.Equal(new DeliveryOutcome.Delivered("1"), await channel.Send(message, CancellationToken.None));
        var corrected = message with { Id = "m2", Text = "в 16:00", Marks = [new TextMark(TextLook.Bold, 2, 5)] };
        Assert.Equal(new DeliveryOutcome.Delivered("1"), await channel.Amend(corrected, "1", CancellationToken.None));
        Assert.Equal(new DeliveryOutcome.Delivered("1"), await channel.Recall(visitor.Chat, "1", CancellationToken.None));
        Assert.Equal(new DeliveryOutcome.Delivered("1"), await channel.Recall(visitor.Chat, "1", CancellationToken.None));
        var read = await visitor.Read();
        Assert.Equal(3, read.Count);
        Assert.Equal((1, "в 16:00"), (read[1].GetProperty("replaces").GetInt32(), read[1].GetProperty("text").GetString()));
        Assert.Equal("""{"look":"bold","start":2,"length":5,"target":null}""", Regular(read[1].GetProperty("marks")[0]));
        Assert.Equal((1, true), (read[2].GetProperty("replaces").GetInt32(), read[2].GetProperty("removed").GetBoolean()));
    }

    [Fact]
    public async Task A_poll_ends_as_soon_as_something_is_said()
    {
        var visitor = await house.NewVisitor();
        var poll = visitor.Read(wait: 25);
        await Until(() => house.Get<WebChatBell>().Listened == 1);
        await visitor.Hears("m1", "Здравствуйте");

        Assert.Equal("Здравствуйте", Assert.Single(await poll.WaitAsync(Soon)).GetProperty("text").GetString());
        await Until(() => house.Get<WebChatBell>().Listened == 0);
    }

    [Fact]
    public async Task A_page_that_asks_for_it_learns_that_somebody_is_typing_and_no_other_poll_is_disturbed()
    {
        var visitor = await house.NewVisitor();
        var plain = visitor.Read(wait: 25);
        var asking = visitor.Send(HttpMethod.Get, "messages?after=0&wait=25&typing=1");
        await Until(() => house.Get<WebChatBell>().Listens(visitor.Chat) == 2);
        await house.Get<WebChatChannel>().ShowTyping(visitor.Chat, CancellationToken.None);
        var answer = await (await asking.WaitAsync(Soon)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.GetProperty("typing").GetBoolean());
        Assert.Empty(answer.GetProperty("messages").EnumerateArray());
        Assert.False(plain.IsCompleted);
        await visitor.Hears("m1", "Здравствуйте");
        Assert.Single(await plain.WaitAsync(Soon));
    }

    [Fact]
    public async Task A_subscriber_who_types_is_seen_until_he_has_written_or_has_paused()
    {
        var visitor = await house.NewVisitor();
        var typists = house.Get<Typists>();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Send(HttpMethod.Post, "typing", token: "wrong")).StatusCode);
        Assert.False(typists.Types(visitor.Chat));
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.Send(HttpMethod.Post, "typing")).StatusCode);
        Assert.True(typists.Types(visitor.Chat));
        await visitor.Post(new { id = "c-1", text = "Здравствуйте" });
        Assert.False(typists.Types(visitor.Chat));
        await visitor.Send(HttpMethod.Post, "typing");
        house.Clock.Advance(Typists.Lasts);
        Assert.False(typists.Types(visitor.Chat));
    }

    [Fact]
    public async Task A_poll_in_silence_ends_empty_after_its_wait()
    {
        var visitor = await house.NewVisitor();
        var poll = visitor.Read(wait: 25);
        await Until(() => house.Get<WebChatBell>().Listened == 1);
        while (!poll.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(10);
        }
        Assert.Empty(await poll);
    }

    [Fact]
    public async Task A_long_conversation_is_read_in_pages_of_200()
    {
        var visitor = await house.NewVisitor();
        for (var i = 1; i <= 250; i++)
        {
            await visitor.Hears($"m{i}", $"{i}");
        }
        Assert.Equal(200, (await visitor.Read()).Count);
        Assert.Equal(Enumerable.Range(201, 50), (await visitor.Read(after: 200)).Select(message => message.GetProperty("seq").GetInt32()));
    }

    [Fact]
    public async Task A_stop_of_the_service_ends_a_poll_with_an_empty_answer_and_not_with_a_broken_line()
    {
        var visitor = await house.NewVisitor();
        var poll = visitor.Read(wait: 25);
        await Until(() => house.Get<WebChatBell>().Listened == 1);
        house.Get<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().StopApplication();
        Assert.Empty(await poll.WaitAsync(Soon));
    }

    [Theory]
    [InlineData("messages?after=-1")]
    [InlineData("messages?after=x")]
    [InlineData("messages?after=0&wait=99999999999999999999")]
    [InlineData("events?after=1.5")]
    public async Task A_wrong_number_is_400(string path)
    {
        var visitor = await house.NewVisitor();
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Send(HttpMethod.Get, path)).StatusCode);
    }

    [Fact]
    public async Task The_stream_tells_what_was_and_what_comes()
    {
        var visitor = await house.NewVisitor();
        await visitor.Hears("m1", "было");
        var answer = await visitor.Send(HttpMethod.Get, "events?after=0");
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        using var stream = new StreamReader(await answer.Content.ReadAsStreamAsync(), Encoding.UTF8);

        Assert.Equal("было", (await NextMessage(stream)).GetProperty("text").GetString());
        await visitor.Hears("m2", "стало");
        var next = await NextMessage(stream);
        Assert.Equal(("стало", 2), (next.GetProperty("text").GetString(), next.GetProperty("seq").GetInt32()));
    }

    [Fact]
    public async Task More_windows_than_anybody_needs_are_refused()
    {
        var visitor = await house.NewVisitor();
        var ears = Enumerable.Range(0, WebChatBell.MostListeners).Select(_ => house.Get<WebChatBell>().Listen(visitor.Chat)!).ToList();
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.Send(HttpMethod.Get, "messages")).StatusCode);
        ears.ForEach(ear => ear.Dispose());
        Assert.Empty(await visitor.Read());
        await Until(() => house.Get<WebChatBell>().Listened == 0);
    }

    [Fact]
    public async Task Other_sites_may_call()
    {
        var ask = new HttpRequestMessage(HttpMethod.Options, "/webchat/conversations");
        ask.Headers.Add("Origin", "https://provider.example");
        var answer = await house.Browser.SendAsync(ask);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("Authorization", answer.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.Equal("*", (await house.Browser.GetAsync("/webchat/conversations/webchat:x/messages")).Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("", HttpStatusCode.Created)]
    [InlineData("{}", HttpStatusCode.Created)]
    [InlineData("""{"language":"kk"}""", HttpStatusCode.Created)]
    [InlineData("""{"language":"xx"}""", HttpStatusCode.Created)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("""{"language":5}""", HttpStatusCode.BadRequest)]
    public async Task A_conversation_opens_with_any_sensible_body(string body, HttpStatusCode expected) =>
        Assert.Equal(expected, (await house.Browser.PostAsync("/webchat/conversations", new StringContent(body))).StatusCode);

    [Fact]
    public async Task Too_many_new_conversations_from_one_address_are_429()
    {
        HttpResponseMessage answer;
        var opened = 0;
        while ((answer = await house.Browser.PostAsync("/webchat/conversations", null)).StatusCode == HttpStatusCode.Created && opened < 1000)
        {
            opened++;
        }
        Assert.Equal((HttpStatusCode.TooManyRequests, 100), (answer.StatusCode, opened));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static string Regular(JsonElement element) =>
        JsonSerializer.Serialize(element, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static async Task<JsonElement> NextMessage(StreamReader stream)
    {
        while (true)
        {
            var line = await stream.ReadLineAsync().WaitAsync(Soon);
            if (line!.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<JsonElement>(line["data: ".Length..]);
            }
        }
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5);
        }
    }
}
