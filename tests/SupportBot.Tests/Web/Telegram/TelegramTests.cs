using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fakes.Telegram;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Delivery;
using SupportBot.Turns;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>Subscribers in Telegram, end to end against a server as strict as the real one, in both ways of receiving.</summary>
public sealed class TelegramTests
{
    private const long Asel = 5_000_000_001;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_subscriber_is_answered_and_a_pressed_button_is_answered_at_once_and_marked(bool webhook)
    {
        await using var house = await TelegramHouse.Open(webhook);
        house.Telegram.Say(Asel, "Здравствуйте, Абая 10-25, со вчера нет интернета");
        var question = (await house.Sent(Asel, 1))[0];
        Assert.Contains(question.Bold, bold => bold.Contains("Абая", StringComparison.Ordinal));
        var (title, payload) = question.Buttons[0];
        house.Telegram.Press(question, payload);
        await house.Sent(Asel, 2);
        await FakeTelegram.Until(() => house.Telegram.UnansweredPresses.Count == 0, "the press is answered");
        await FakeTelegram.Until(() => house.Telegram.MarkupOf(Asel, question.MessageId)?.ToJsonString().Contains("chosen", StringComparison.Ordinal) == true, "the keyboard is marked");
        Assert.Contains(title, (string?)house.Telegram.MarkupOf(Asel, question.MessageId)!["inline_keyboard"]![0]![0]!["text"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Three_copies_of_every_update_are_one(bool webhook)
    {
        await using var house = await TelegramHouse.Open(webhook);
        house.Telegram.Copies = 3;
        var chats = Enumerable.Range(0, 10).Select(number => Asel + number).ToList();
        chats.ForEach(chat => house.Telegram.Say(chat, "Здравствуйте, Абая 10-25, нет интернета"));
        foreach (var chat in chats)
        {
            await house.Sent(chat, 1);
        }
        await FakeTelegram.Until(() => house.Telegram.Unconfirmed == 0, "every copy is confirmed");
        foreach (var chat in chats)
        {
            Assert.Single(house.In(chat));
            Assert.Single(await Lines(house, chat), line => line.Author == Handoff.LineAuthor.Subscriber);
        }
    }

    [Fact]
    public async Task The_number_is_asked_with_Telegrams_own_button_which_goes_away_when_it_is_given()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        var channel = house.Get<TelegramChannel>();
        house.Telegram.Say(Asel, "Здравствуйте, Абая 10-25, нет интернета");
        await house.Sent(Asel, 1);
        var ask = new OutgoingMessage("ask", Key, Author.Bot, "Ваш номер?", [new Button("Пропустить", "1.9.skip")], AskContact: true, ContactTitle: "Отправить мой номер");
        Assert.IsType<DeliveryOutcome.Sent>(await channel.Send(ask, CancellationToken.None));
        Assert.Equal(["📱 Отправить мой номер", "Пропустить"], house.In(Asel)[^1].Keyboard);
        await channel.Send(new OutgoingMessage("next", Key, Author.Bot, "Верно?", [new Button("Да", "1.10.yes")]), CancellationToken.None);
        Assert.True(house.In(Asel)[^2].RemovesKeyboard);
        Assert.Equal("Да", house.In(Asel)[^1].Buttons[0].Title);
        await channel.Send(new OutgoingMessage("after", Key, Author.Bot, "Хорошо."), CancellationToken.None);
        Assert.Null(house.In(Asel)[^1].Markup);
    }

    [Fact]
    public async Task A_photo_is_fetched_and_a_picture_is_uploaded_once()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        var file = house.Telegram.AddFile(Encoding.UTF8.GetBytes("jpeg"));
        house.Telegram.Trouble("getFile", new FakeTrouble(502, Html: true));
        house.Telegram.Send(Asel, new JsonObject { ["caption"] = "Абая 10-25, нет интернета", ["photo"] = new JsonArray(new JsonObject { ["file_id"] = file, ["file_unique_id"] = "u1" }) });
        await house.Sent(Asel, 1);
        var kept = (await Lines(house, Asel))[0].Files[0];
        await house.Get<MediaFetches>().Settled(kept.Id, TimeSpan.FromSeconds(60), CancellationToken.None);
        using (var reader = new StreamReader(house.Get<IMediaStore>().Open(kept.Id)!))
        {
            Assert.Equal("jpeg", await reader.ReadToEndAsync());
        }
        var channel = house.Get<TelegramChannel>();
        OutgoingMessage Picture(string id) => new(id, Key, Author.Bot, "Вот так", [], [new MediaFile(kept.Id, "a.png", "image/png")]);
        await channel.Send(Picture("p1"), CancellationToken.None);
        await channel.Send(Picture("p2"), CancellationToken.None);
        house.Telegram.ForgetFile(house.In(Asel)[^1].FileId!);
        Assert.IsType<DeliveryOutcome.Sent>(await channel.Send(Picture("p3"), CancellationToken.None));
        Assert.Equal([true, false, true], house.In(Asel).TakeLast(3).Select(sent => sent.Uploaded));
    }

    [Fact]
    public async Task A_refused_form_is_sent_in_a_simpler_one_and_a_half_sent_message_is_not_repeated()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        house.Telegram.Say(Asel, "Здравствуйте, Абая 10-25, нет интернета");
        await house.Sent(Asel, 1);
        var channel = house.Get<TelegramChannel>();
        house.Telegram.Trouble("sendMessage", new FakeTrouble(400, "Bad Request: can't parse entities: oh"));
        Assert.IsType<DeliveryOutcome.Sent>(await channel.Send(new OutgoingMessage("1", Key, Author.Operator, "1 < 2 & <b>нет</b>"), CancellationToken.None));
        Assert.Equal("1 < 2 & <b>нет</b>", house.In(Asel)[^1].Text);
        var longText = string.Join(' ', Enumerable.Repeat("слово", 1200));
        var message = new OutgoingMessage("2", Key, Author.Operator, longText);
        house.Telegram.Trouble("sendMessage", new FakeTrouble(502, Html: true));
        Assert.IsType<DeliveryOutcome.TryLater>(await channel.Send(message, CancellationToken.None));
        Assert.IsType<DeliveryOutcome.Sent>(await channel.Send(message, CancellationToken.None));
        Assert.Equal(longText, string.Join(' ', house.In(Asel).TakeLast(2).Select(sent => sent.Text)));
    }

    [Fact]
    public async Task Every_answer_of_Telegram_is_an_outcome()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        house.Telegram.Say(Asel, "Здравствуйте, Абая 10-25, нет интернета");
        await house.Sent(Asel, 1);
        var channel = house.Get<TelegramChannel>();
        async Task<DeliveryOutcome> Try(FakeTrouble trouble)
        {
            house.Telegram.Trouble("sendMessage", trouble);
            return await channel.Send(new OutgoingMessage("x", Key, Author.Operator, "Добрый день"), CancellationToken.None);
        }
        Assert.Equal(TimeSpan.FromHours(3), Assert.IsType<DeliveryOutcome.TryLater>(await Try(new FakeTrouble(429, "Too Many Requests", RetryAfter: 10_800))).After);
        Assert.IsType<DeliveryOutcome.Unreachable>(await Try(new FakeTrouble(403, "Forbidden: bot was blocked by the user")));
        Assert.IsType<DeliveryOutcome.Unreachable>(await Try(new FakeTrouble(400, "Bad Request: chat not found")));
        Assert.IsType<DeliveryOutcome.Refused>(await Try(new FakeTrouble(400, "Bad Request: something new")));
        Assert.IsType<DeliveryOutcome.TryLater>(await Try(new FakeTrouble(500, "Internal Server Error: restart")));
        Assert.IsType<DeliveryOutcome.Unknown>(await Try(new FakeTrouble(LoseAnswer: true)));
        Assert.IsType<DeliveryOutcome.ChannelDown>(await Try(new FakeTrouble(401, "Unauthorized")));
        Assert.Contains("Telegram:Token", channel.State.Remedy, StringComparison.Ordinal);
        await channel.Send(new OutgoingMessage("y", Key, Author.Operator, "Добрый день"), CancellationToken.None);
        Assert.True(channel.State.Up);
    }

    [Fact]
    public async Task A_chat_that_is_told_to_wait_waits_as_long_as_told_and_the_others_go_on()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        house.Telegram.Trouble("sendMessage", new FakeTrouble(429, "Too Many Requests: retry after 3", RetryAfter: 3));
        var begun = TimeProvider.System.GetTimestamp();
        house.Telegram.Say(Asel, "Здравствуйте, Абая 10-25, нет интернета");
        await FakeTelegram.Until(() => house.Telegram.Methods.Contains("sendMessage"), "the first message is refused");
        house.Telegram.Say(Asel + 1, "Здравствуйте, Абая 10-25, нет интернета");
        await house.Sent(Asel + 1, 1);
        await house.Sent(Asel, 1);
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(60));
        Assert.Equal(Asel + 1, house.Telegram.Sent[0].Chat);
    }

    [Fact]
    public async Task Another_program_that_polls_is_an_alarm_with_a_remedy_and_goes_away_by_itself()
    {
        await using var telegram = await FakeTelegram.Start();
        telegram.Trouble("getUpdates", new FakeTrouble(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"));
        await using var house = await TelegramHouse.Open(webhook: false, telegram);
        var channel = house.Get<TelegramChannel>();
        await FakeTelegram.Until(() => !channel.State.Up, "the alarm");
        Assert.Contains("same token", channel.State.Problem, StringComparison.Ordinal);
        telegram.Say(Asel, "Здравствуйте, Абая 10-25, нет интернета");
        await house.Sent(Asel, 1);
        Assert.True(channel.State.Up);
    }

    [Fact]
    public async Task The_door_takes_nothing_without_the_secret_and_refuses_nothing_with_it_that_Telegram_would_repeat()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        using var http = new HttpClient();
        async Task<HttpStatusCode> Post(string body, string? secret)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, house.Address + "/webhooks/telegram") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
            return (await http.SendAsync(request)).StatusCode;
        }
        const string Good = """{"update_id":5,"message":{"message_id":1,"date":1795000000,"chat":{"id":5,"type":"private"},"from":{"id":5},"text":"привет"}}""";
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(Good, null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(Good, TelegramHouse.Secret + "x"));
        Assert.Equal(HttpStatusCode.OK, await Post("""{"update_id":6,"something_new":{"a":1}}""", TelegramHouse.Secret));
        Assert.Equal(HttpStatusCode.OK, await Post("""{"update_id":7,"message":{"message_id":"odd","chat":[]}}""", TelegramHouse.Secret));
        Assert.Equal(HttpStatusCode.OK, await Post("""{"update_id":8,"message":{"message_id":1,"date":"odd","chat":{"id":8,"type":"private"},"from":{"id":8},"text":"ночь"}}""", TelegramHouse.Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("not json", TelegramHouse.Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("{}", TelegramHouse.Secret));
        Assert.Equal(HttpStatusCode.OK, await Post(Good, TelegramHouse.Secret));
        // What is accepted is durable; its line is written when its turn comes.
        await FakeTelegram.Until(() => Lines(house, 5).Result is [{ Text: "привет" }, ..] && Lines(house, 8).Result is [{ Text: "ночь" }, ..], "both are heard");
    }

    [Fact]
    public async Task A_group_is_refused_politely_and_left_and_the_menu_speaks_three_languages()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        house.Telegram.Bring("message", new JsonObject
        {
            ["message_id"] = 1, ["date"] = 1795000000, ["chat"] = new JsonObject { ["id"] = -77, ["type"] = "group" },
            ["from"] = new JsonObject { ["id"] = Asel, ["language_code"] = "kk" }, ["text"] = "/start",
        }, "chat -77");
        await FakeTelegram.Until(() => house.Telegram.Left.Contains(-77), "the group is left");
        Assert.Contains("жеке", Assert.Single(house.In(-77)).Text, StringComparison.Ordinal);
        await FakeTelegram.Until(() => house.Telegram.Commands.Count == 4, "the commands are set");
        Assert.Equal(["", "en", "kk", "ru"], house.Telegram.Commands.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_subscriber_who_blocks_is_unreachable_until_he_writes_again_and_an_edit_shows_before_and_after()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        var id = house.Telegram.Say(Asel, "Здравствуйте, Абая 10-25, нет интернета");
        await house.Sent(Asel, 1);
        house.Telegram.Edit(Asel, id, "Здравствуйте, Абая 12-25, нет интернета");
        Assert.Contains((await house.Sent(Asel, 2))[^1].Bold, bold => bold.Contains("12", StringComparison.Ordinal));
        var line = (await Lines(house, Asel))[0];
        Assert.Equal(("Здравствуйте, Абая 12-25, нет интернета", "Здравствуйте, Абая 10-25, нет интернета"), (line.Text, line.Before));
        house.Telegram.Block(Asel);
        await FakeTelegram.Until(() => Load(house).Unreachable, "he is known as unreachable");
        house.Telegram.Say(Asel, "Я снова здесь, квартира 26");
        await house.Sent(Asel, 3);
        Assert.False(Load(house).Unreachable);
    }

    [Fact]
    public async Task The_service_answers_while_Telegram_cannot_be_reached_and_says_so()
    {
        await using var house = await TelegramHouse.Open(webhook: false, more: "--Telegram:ApiUrl=http://127.0.0.1:9");
        var channel = house.Get<TelegramChannel>();
        await FakeTelegram.Until(() => !channel.State.Up, "the channel is down");
        Assert.DoesNotContain(FakeTelegram.Token.Split(':')[1], channel.State.Problem + channel.State.Remedy, StringComparison.Ordinal);
        var outcome = await channel.Send(new OutgoingMessage("1", Key, Author.Bot, "Здравствуйте"), CancellationToken.None);
        Assert.DoesNotContain(FakeTelegram.Token.Split(':')[1], Assert.IsType<DeliveryOutcome.TryLater>(outcome).Reason, StringComparison.Ordinal);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(house.Address + "/health/ready"))).StatusCode);
    }

    private static ChatKey Key => new("telegram", $"{Asel}");

    private static Task<IReadOnlyList<SupportBot.Operators.TranscriptEntry>> Lines(TelegramHouse house, long chat) =>
        house.Get<ITurnStore>().Transcript(new ChatKey("telegram", $"{chat}"));

    private static SupportBot.Conversations.Conversation Load(TelegramHouse house) => house.Get<ITurnStore>().Load(Key).AsTask().GetAwaiter().GetResult()!;
}
