using System.Net;
using System.Text.Json.Nodes;
using Fakes.WhatsApp;
using Handoff;
using SupportBot.Channels;
using SupportBot.Channels.WhatsApp;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Web.WhatsApp;

public sealed class WhatsAppConversationTests(WhatsAppHouse house) : IClassFixture<WhatsAppHouse>
{
    private static readonly DeskOperator Aigul = new("op-1", "Айгуль");

    [Fact]
    public async Task The_handshake_answers_with_the_challenge_for_our_word_only()
    {
        var answer = await house.Ask("?hub.mode=subscribe&hub.challenge=01158201444&hub.verify_token=our-word");
        Assert.Equal((HttpStatusCode.OK, "01158201444"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.Forbidden, (await house.Ask("?hub.mode=subscribe&hub.challenge=1&hub.verify_token=other")).StatusCode);
    }

    [Fact]
    public async Task An_unsigned_batch_is_not_looked_at()
    {
        var body = MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.FORGED", "привет", DateTimeOffset.UtcNow, "77010009999")]));
        Assert.Equal(HttpStatusCode.Unauthorized, await house.Post(body, "sha256=" + new string('0', 64)));
        Assert.Null(await house.Get<IWhatsAppPeople>().PersonOf(new ChatKey("whatsapp", "77010009999")));
    }

    [Fact]
    public async Task A_conversation_goes_on_in_buttons_a_repetition_is_not_answered_twice_and_the_number_is_known()
    {
        const string phone = "77015550001";
        var at = DateTimeOffset.UtcNow;
        var batch = MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.FIRST", "Здравствуйте, Абая 10-25, со вчера нет интернета", at, phone)], contacts: [MetaPost.Contact("Асель", phone)]));
        var codes = await Task.WhenAll(house.Post(batch), house.Post(batch), house.Post(batch));
        Assert.All(codes, code => Assert.Equal(HttpStatusCode.OK, code));
        var question = await WhatsAppHouse.Until(() => house.Meta.Sent.ToArray().FirstOrDefault(sent => (string?)sent["to"] == "+" + phone && sent["interactive"] is not null));
        var yes = (string)question["interactive"]!["action"]!["buttons"]![0]!["reply"]!["id"]!;
        var press = MetaPost.Message(house.NewId(), "interactive", new JsonObject { ["type"] = "button_reply", ["button_reply"] = new JsonObject { ["id"] = yes, ["title"] = "Да, верно" } }, at, phone);
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [press])));
        await WhatsAppHouse.Until(() => house.Meta.Sent.ToArray().Count(sent => (string?)sent["to"] == "+" + phone) == 2 ? question : null);
        var conversation = await house.Get<ITurnStore>().Load(new ChatKey("whatsapp", phone));
        Assert.Equal(("+77015550001", "Асель"), (conversation!.Contacts.Phone, conversation.Name));
        Assert.InRange((conversation.ReplyUntil!.Value - at).TotalHours, 23.9, 24);
        await WhatsAppHouse.Until(() => house.Meta.Marks.ToArray().FirstOrDefault(mark => (string?)mark["message_id"] == "wamid.FIRST"));
        Assert.Empty(house.Meta.Complaints);
    }

    [Fact]
    public async Task An_operator_who_types_is_seen_under_the_last_message_which_is_read_then()
    {
        var chat = await house.Writes("оператор", "77015550014");
        await house.Get<Lanes>().Ask(chat, "take-typing", new OperatorEvent.Took { Operator = Aigul });
        await house.Get<TypingSigns>().Show(chat);
        var mark = await WhatsAppHouse.Until(() => house.Meta.Marks.ToArray().LastOrDefault(mark => mark["typing_indicator"] is not null));
        Assert.Equal("text", (string?)mark["typing_indicator"]!["type"]);
        Assert.Empty(house.Meta.Complaints);
    }

    [Fact]
    public async Task The_number_changes_and_the_conversation_goes_with_the_person()
    {
        var people = house.Get<IWhatsAppPeople>();
        var chat = await people.ChatOf(new WhatsAppPerson("77015550002", null));
        Assert.Equal(chat, await people.ChatOf(new WhatsAppPerson("77015550002", "KZ.2")));
        Assert.Equal(chat, await people.ChatOf(new WhatsAppPerson(null, "KZ.2")));
        var system = MetaPost.Message(house.NewId(), "system", new JsonObject { ["type"] = "user_changed_number", ["wa_id"] = "77029990002" }, DateTimeOffset.UtcNow, "77015550002", "KZ.2");
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [system])));
        Assert.Equal("77029990002", (await people.PersonOf(chat))!.Phone);
        Assert.NotEqual(chat, await people.ChatOf(new WhatsAppPerson("77015550002", "KZ.3")));
    }

    [Fact]
    public async Task A_failure_told_late_reaches_the_operator_in_words_even_before_the_answer_to_the_sending()
    {
        var chat = await house.Writes("оператор", "77015550003");
        await house.Get<Lanes>().Ask(chat, "take", new OperatorEvent.Took { Operator = Aigul });
        house.Hear("до смены", async (message, wamid) =>
            {
                var failed = MetaPost.Status(wamid, "failed", (string?)message["biz_opaque_callback_data"], DateTimeOffset.UtcNow, 131026);
                failed["recipient_id"] = "77015550003";
                await house.Post(MetaPost.Batch(MetaPost.Value(statuses: [failed])));
            });
        await house.Get<Lanes>().Ask(chat, "w", new OperatorEvent.Wrote("o-1", "Мастер будет до смены") { Operator = Aigul });
        var line = await Line(chat, "не доставлено");
        Assert.Contains("нет WhatsApp", line.Text, StringComparison.Ordinal);
        Assert.True((await house.Get<ITurnStore>().Load(chat))!.Unreachable);
        Assert.Equal(ItemOutcome.Unreachable.ToString(), (await Outcome(chat, "Мастер будет до смены")), ignoreCase: true);
    }

    [Fact]
    public async Task After_24_hours_the_operators_words_go_in_the_template_and_the_bot_is_silent()
    {
        var chat = new ChatKey("whatsapp", "77015550004");
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text(house.NewId(), "оператор", DateTimeOffset.UtcNow.AddHours(-25), chat.Chat)])));
        await house.Get<Lanes>().Ask(chat, "take", new OperatorEvent.Took { Operator = Aigul });
        await house.Get<Lanes>().Ask(chat, "w", new OperatorEvent.Wrote("o-2", "Линию починили,\nпроверьте, пожалуйста") { Operator = Aigul });
        var template = await house.Gets("Линию починили");
        Assert.Equal(("template", "operator_reply"), ((string?)template["type"], (string?)template["template"]!["name"]));
        Assert.Equal("Линию починили, проверьте, пожалуйста", (string?)template["template"]!["components"]![0]!["parameters"]![0]!["text"]);
        Assert.Single(house.Meta.Sent.ToArray(), sent => (string?)sent["to"] == "+" + chat.Chat);
        Assert.Empty(house.Meta.Complaints);
    }

    [Fact]
    public async Task A_photo_is_fetched_at_once_though_its_first_link_has_died_and_opens_by_a_link_of_ours()
    {
        byte[] photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];
        var media = house.Meta.Keep(photo, "image/jpeg");
        house.Meta.DeadLinks = 1;
        var image = MetaPost.Message(house.NewId(), "image", new JsonObject { ["id"] = media, ["mime_type"] = "image/jpeg", ["caption"] = "Роутер" }, DateTimeOffset.UtcNow, "77015550005");
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [image])));
        var line = await Line(new ChatKey("whatsapp", "77015550005"), "Роутер");
        var id = Assert.Single(line.Files).Id;
        await using var kept = await WhatsAppHouse.Until(() => house.Get<IMediaStore>().Open(id));
        Assert.Equal(photo.Length, kept.Length);
    }

    [Fact]
    public async Task While_an_operator_leads_a_message_is_marked_read_when_he_has_answered()
    {
        var chat = await house.Writes("оператор", "77015550006");
        await house.Get<Lanes>().Ask(chat, "take", new OperatorEvent.Took { Operator = Aigul });
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.LED", "Вы где?", DateTimeOffset.UtcNow, chat.Chat)])));
        await Line(chat, "Вы где?");
        Assert.DoesNotContain(house.Meta.Marks.ToArray(), mark => (string?)mark["message_id"] == "wamid.LED");
        await house.Get<Lanes>().Ask(chat, "w", new OperatorEvent.Wrote("o-6", "Здесь, смотрю линию") { Operator = Aigul });
        var mark = await WhatsAppHouse.Until(() => house.Meta.Marks.ToArray().FirstOrDefault(mark => (string?)mark["message_id"] == "wamid.LED"));
        Assert.Null(mark["typing_indicator"]);
    }

    [Fact]
    public async Task A_message_that_was_sent_and_fails_later_reaches_the_operator_in_words_and_he_can_promise_a_call()
    {
        var chat = await house.Writes("оператор", "77015550007");
        await house.Get<Lanes>().Ask(chat, "take", new OperatorEvent.Took { Operator = Aigul });
        var taken = new TaskCompletionSource<(string, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Hear("Проверили Вашу линию", (message, wamid) => taken.TrySetResult((wamid, (string)message["biz_opaque_callback_data"]!)));
        Assert.IsType<OperatorReply.Done>(await house.Get<Lanes>().Ask(chat, "w", new OperatorEvent.Wrote("o-7", "Проверили Вашу линию") { Operator = Aigul }));
        var (wamid, tag) = await taken.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await Settled(chat, "Проверили Вашу линию", "sent");
        foreach (var status in new[] { MetaPost.Status(wamid, "sent", tag, DateTimeOffset.UtcNow), MetaPost.Status(wamid, "failed", tag, DateTimeOffset.UtcNow, 131047) })
        {
            status["recipient_id"] = chat.Chat;
            await house.Post(MetaPost.Batch(MetaPost.Value(statuses: [status])));
        }
        var line = await Line(chat, "не доставлено");
        Assert.Contains("больше 24 часов", line.Text, StringComparison.Ordinal);
        Assert.Contains("Обещать звонок", line.Text, StringComparison.Ordinal);
        await Settled(chat, "Проверили Вашу линию", "refused");
        Assert.IsType<OperatorReply.Done>(await house.Get<Lanes>().Ask(chat, "call", new OperatorEvent.AskedForCallback { Operator = Aigul }));
        Assert.Contains(await house.Get<IDeskReads>().Callbacks(open: true), call => call.Phone == "+77015550007");
    }

    [Fact]
    public async Task Statuses_in_the_wrong_order_never_take_back_what_has_arrived()
    {
        var chat = await house.Writes("оператор", "77015550008");
        await house.Get<Lanes>().Ask(chat, "take", new OperatorEvent.Took { Operator = Aigul });
        var taken = new TaskCompletionSource<(string, string)>(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Hear("Готово, проверьте", (message, wamid) => taken.TrySetResult((wamid, (string)message["biz_opaque_callback_data"]!)));
        await house.Get<Lanes>().Ask(chat, "w", new OperatorEvent.Wrote("o-8", "Готово, проверьте") { Operator = Aigul });
        var (wamid, tag) = await taken.Task.WaitAsync(TimeSpan.FromSeconds(90));
        foreach (var state in new[] { "read", "delivered", "sent", "delivered" })
        {
            var status = MetaPost.Status(wamid, state, tag, DateTimeOffset.UtcNow);
            status["recipient_id"] = chat.Chat;
            Assert.Equal(HttpStatusCode.OK, await house.Post(MetaPost.Batch(MetaPost.Value(statuses: [status]))));
        }
        await Settled(chat, "Готово, проверьте", "delivered");
    }

    [Fact]
    public async Task What_comes_a_week_late_starts_no_dialogue_and_waits_for_a_human()
    {
        var chat = new ChatKey("whatsapp", "77015550009");
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text(house.NewId(), "Абая 10-25, нет интернета", DateTimeOffset.UtcNow.AddDays(-6.5), chat.Chat)])));
        await Line(chat, "6 дн. назад");
        await Line(chat, "Сообщение бота не доставлено");
        var conversation = (await house.Get<ITurnStore>().Load(chat))!;
        Assert.Equal((SupportBot.Conversations.State.WaitingForOperator, "late"), (conversation.State, conversation.Handoff!.Reason));
        Assert.DoesNotContain(house.Meta.Sent.ToArray(), sent => (string?)sent["to"] == "+" + chat.Chat);
    }

    [Fact]
    public async Task A_press_on_an_old_list_is_answered_with_the_present_question()
    {
        var chat = await house.Writes("Абая 10-25, нет интернета", "77015550010");
        await WhatsAppHouse.Until(() => house.Meta.Sent.ToArray().FirstOrDefault(sent => (string?)sent["to"] == "+" + chat.Chat));
        var press = MetaPost.Message(house.NewId(), "interactive", new JsonObject { ["type"] = "list_reply", ["list_reply"] = new JsonObject { ["id"] = "0.7.old", ["title"] = "Старое" } }, DateTimeOffset.UtcNow, chat.Chat);
        press["context"] = new JsonObject { ["id"] = "wamid.OLD" };
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [press])));
        var again = await WhatsAppHouse.Until(() => house.Meta.Sent.ToArray().Where(sent => (string?)sent["to"] == "+" + chat.Chat).ElementAtOrDefault(1));
        Assert.Equal("button", (string?)again["interactive"]!["type"]);
    }

    [Fact]
    public async Task A_person_without_a_number_is_known_by_his_id_and_may_share_the_number_with_whatsapps_button()
    {
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text(house.NewId(), "Абая 10-25, оператор", DateTimeOffset.UtcNow, from: null, user: "KZ.900")])));
        var asked = await WhatsAppHouse.Until(() => house.Meta.Sent.ToArray().FirstOrDefault(sent => (string?)sent["recipient"] == "KZ.900"));
        Assert.Equal("request_contact_info", (string?)asked["interactive"]!["type"]);
        var shared = MetaPost.Message(house.NewId(), "contacts", JsonNode.Parse("""[{"origin":"contact_request","phones":[{"phone":"+7 701 555 00 90"}]}]"""), DateTimeOffset.UtcNow, from: null, user: "KZ.900");
        await house.Post(MetaPost.Batch(MetaPost.Value(messages: [shared])));
        var chat = new ChatKey("whatsapp", "KZ.900");
        await Line(chat, "+77015550090");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while ((await house.Get<ITurnStore>().Load(chat))!.Contacts.Phone != "+77015550090")
        {
            await Task.Delay(20, patience.Token);
        }
        Assert.Empty(house.Meta.Complaints);
    }

    private async Task Settled(ChatKey chat, string words, string outcome)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!string.Equals(await Outcome(chat, words), outcome, StringComparison.OrdinalIgnoreCase))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<TranscriptEntry> Line(ChatKey chat, string words)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (true)
        {
            if ((await house.Get<ITurnStore>().Transcript(chat)).FirstOrDefault(line => line.Text.Contains(words, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<string> Outcome(ChatKey chat, string words) =>
        (await house.Get<IDeskReads>().Lines(chat, 100)).First(line => line.Line.Text == words).Outcome ?? "";
}
