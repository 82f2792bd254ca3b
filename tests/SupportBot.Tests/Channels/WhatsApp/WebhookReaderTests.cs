using System.Text.Json.Nodes;
using Fakes.WhatsApp;
using SupportBot.Channels;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Incoming;

namespace SupportBot.Tests.Channels.WhatsApp;

public sealed class WebhookReaderTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_795_000_000);
    private static readonly ChatKey Chat = new("whatsapp", "77015550011");

    // Every kind of message Meta documents, and some it does not: what becomes of each. A new kind gets a line here.
    public static TheoryData<string, string, string> Fates => new()
    {
        { "text", """{"body":"Интернет жоқ"}""", "Wrote Интернет жоқ" },
        { "interactive", """{"type":"button_reply","button_reply":{"id":"1.4.yes","title":"Иә"}}""", "Pressed 1.4.yes" },
        { "interactive", """{"type":"list_reply","list_reply":{"id":"1.4.p2","title":"Иә"}}""", "Pressed 1.4.p2" },
        { "interactive", """{"type":"nfm_reply","nfm_reply":{"response_json":"{}"}}""", "SentUnreadable unsupported" },
        { "interactive", "null", "SentUnreadable unsupported" },
        { "button", """{"payload":"whatever","text":"Продолжить"}""", "Wrote Продолжить" },
        { "image", """{"id":"1","mime_type":"image/jpeg","caption":"вот"}""", "Wrote вот + image.jpg 1" },
        { "video", """{"id":"2","mime_type":"video/mp4"}""", "Wrote  + video.mp4 2" },
        { "document", """{"id":"3","mime_type":"application/pdf","filename":"../чек.pdf"}""", "Wrote  + чек.pdf 3" },
        { "image", "null", "SentUnreadable too-large" },
        { "audio", """{"id":"4","mime_type":"audio/ogg; codecs=opus","voice":true}""", "SentUnreadable voice + audio.ogg 4" },
        { "audio", """{"id":"5","mime_type":"audio/mpeg"}""", "SentUnreadable audio + audio.mp3 5" },
        { "sticker", """{"id":"6","mime_type":"image/webp"}""", "SentUnreadable sticker + sticker.webp 6" },
        { "location", """{"latitude":54.87,"longitude":69.15,"name":"Дом","address":"Абая 10"}""", "SharedPlace Дом Абая 10" },
        { "location", """{"latitude":"x"}""", "SentUnreadable unsupported" },
        { "contacts", """[{"phones":[{"phone":"+7 701 555 00 11","wa_id":"77015550011"}]}]""", "SharedContact +77015550011 own" },
        { "contacts", """[{"phones":[{"phone":"+7 702 000 00 00","wa_id":"77020000000"}]}]""", "SharedContact +77020000000 foreign" },
        { "contacts", """[{"origin":"contact_request","phones":[{"phone":"+7 702 000 00 00"}]}]""", "SharedContact +77020000000 own" },
        { "contacts", "[]", "SentUnreadable unsupported" },
        { "order", """{"catalog_id":"1"}""", "SentUnreadable order" },
        { "reaction", """{"message_id":"wamid.X","emoji":"👍"}""", "passed: reaction" },
        { "reaction", """{"message_id":"wamid.X"}""", "passed: reaction" },
        { "system", """{"type":"user_changed_number","wa_id":"77029990000"}""", "renewed: 77015550011 → 77029990000" },
        { "system", """{"type":"customer_identity_changed"}""", "passed: system customer_identity_changed" },
        { "edit", """{"original_message_id":"wamid.X","message":{"type":"text","text":{"body":"кв 15"}}}""", "Edited wamid.X кв 15" },
        { "revoke", """{"original_message_id":"wamid.X"}""", "Deleted wamid.X" },
        { "unsupported", "null", "SentUnreadable unsupported" },
        { "unknown", "null", "SentUnreadable unsupported" },
        { "hologram", """{"id":"7"}""", "SentUnreadable unsupported" },
    };

    [Theory]
    [MemberData(nameof(Fates))]
    public void Every_kind_of_message_has_its_fate(string type, string content, string fate)
    {
        var message = MetaPost.Message("wamid.1", type, JsonNode.Parse(content), At);
        var item = Assert.Single(Read(MetaPost.Batch(MetaPost.Value(messages: [message]))));
        Assert.Equal(fate, Fate(item));
    }

    [Fact]
    public void A_batch_is_read_whole_oldest_first_and_names_are_matched_by_id()
    {
        var first = MetaPost.Value(
            messages: [MetaPost.Text("wamid.2", "второе", At.AddSeconds(2)), MetaPost.Text("wamid.9", "чужое", At.AddSeconds(1), "77025550022")],
            contacts: [MetaPost.Contact("Данияр", "77025550022"), MetaPost.Contact("Асель", "77015550011", "KZ.1")]);
        var second = MetaPost.Value(messages: [MetaPost.Text("wamid.1", "первое", At)], statuses: [MetaPost.Status("wamid.O", "delivered", "m:1:1:item", At.AddSeconds(3))]);
        var items = Read(MetaPost.Batch(first, second));
        Assert.Equal(["Wrote первое", "Wrote чужое", "Wrote второе", "status delivered m:1:1:item"], items.Select(Fate));
        var told = items.OfType<IncomingItem.Happened>().ToDictionary(item => item.MessageId, item => (item.Name, item.Person.UserId));
        Assert.Equal(("Асель", "KZ.1"), told["wamid.2"]);
        Assert.Equal(("Данияр", null), told["wamid.9"]);
    }

    [Fact]
    public void One_bad_item_does_not_cost_the_others()
    {
        var body = MetaPost.Batch(MetaPost.Value(messages: [new JsonObject { ["type"] = 5 }, MetaPost.Text("wamid.1", "привет", At)], statuses: [new JsonObject { ["id"] = 7 }]));
        Assert.Contains("Wrote привет", Read(body).Select(Fate));
    }

    [Fact]
    public void What_is_for_another_number_or_of_a_group_starts_no_conversation()
    {
        var group = MetaPost.Text("wamid.1", "всем привет", At);
        group["group_id"] = "g1";
        var items = Read(MetaPost.Batch(MetaPost.Value(messages: [group]), MetaPost.Value(messages: [MetaPost.Text("wamid.2", "не нам", At)], number: "999")));
        Assert.All(items, item => Assert.IsType<IncomingItem.Passed>(item));
    }

    [Fact]
    public void A_message_without_a_number_is_known_by_its_user_id()
    {
        var item = Assert.IsType<IncomingItem.Happened>(Assert.Single(Read(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.1", "салем", At, from: null, user: "KZ.1")])))));
        Assert.Equal(new WhatsAppPerson(null, "KZ.1"), item.Person);
    }

    [Fact]
    public void The_signature_is_made_over_the_bytes_as_they_came()
    {
        var escaped = MetaPost.Bytes(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.1", "Интернет жоқ", At)])));
        var plain = System.Text.Encoding.UTF8.GetBytes("""{"entry":[{"x":"Интернет"}]}""");
        string[] secrets = [MetaPost.Secret];
        Assert.True(WebhookSignature.Valid(escaped, MetaPost.Sign(escaped), secrets));
        Assert.True(WebhookSignature.Valid(plain, MetaPost.Sign(plain), secrets));
        Assert.True(WebhookSignature.Valid(plain, "sha256=" + MetaPost.Sign(plain)[7..].ToUpperInvariant(), secrets));
        Assert.False(WebhookSignature.Valid(plain, MetaPost.Sign(escaped), secrets));
        Assert.False(WebhookSignature.Valid(plain, null, secrets));
        Assert.False(WebhookSignature.Valid(plain, "sha256=xyz", secrets));
        Assert.True(WebhookSignature.Valid(plain, MetaPost.Sign(plain, "new"), ["old", "new"]));
    }

    private static IReadOnlyList<IncomingItem> Read(JsonObject body) => new WebhookReader(FakeMeta.Number).Read(MetaPost.Bytes(body), At);

    private static string Fate(IncomingItem item) => item switch
    {
        IncomingItem.Happened happened => Told(happened.Event(Chat)),
        IncomingItem.Status status => $"status {status.State} {status.Tag}",
        IncomingItem.Renewed renewed => $"renewed: {renewed.Old.Phone} → {renewed.New.Phone}",
        IncomingItem.Passed passed => $"passed: {passed.What}",
        _ => item.ToString(),
    };

    private static string Told(SubscriberEvent happened) => happened switch
    {
        SubscriberEvent.Wrote wrote => $"Wrote {wrote.Text}{string.Concat(wrote.Files.Select(File))}",
        SubscriberEvent.Pressed pressed => $"Pressed {pressed.Payload}",
        SubscriberEvent.SentUnreadable unreadable => $"SentUnreadable {unreadable.What}{(unreadable.File is { } file ? File(file) : "")}",
        SubscriberEvent.SharedPlace place => $"SharedPlace {place.Title} {place.Address}",
        SubscriberEvent.SharedContact contact => $"SharedContact {contact.Phone} {(contact.Own ? "own" : "foreign")}",
        SubscriberEvent.Edited edited => $"Edited {edited.MessageId} {edited.Text}",
        SubscriberEvent.Deleted deleted => $"Deleted {deleted.MessageId}",
        _ => happened.ToString(),
    };

    private static string File(MediaFile file) => $" + {file.Name} {file.Source}";

    // Found by the fuzzer: half an emoji in one message cost the whole batch, and Meta repeated it for a week.
    [Theory]
    [InlineData("Интернет жоқ \\ud83d", "Интернет жоқ \uFFFD")]
    [InlineData("\\ude00\\ud83d\\ude00", "\uFFFD😀")]
    [InlineData("\\\\ud83d \\ud83d", "\\ud83d \uFFFD")]
    public void Half_a_letter_is_replaced_and_the_words_are_kept(string escaped, string read)
    {
        var body = System.Text.Encoding.UTF8.GetBytes(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.1", "WORDS", At)])).ToJsonString().Replace("WORDS", escaped, StringComparison.Ordinal));
        var item = Assert.IsType<IncomingItem.Happened>(Assert.Single(new WebhookReader(FakeMeta.Number).Read(body, At)));
        Assert.Equal(read, Assert.IsType<SubscriberEvent.Wrote>(item.Event(Chat)).Text);
    }

    [Fact]
    public void Bytes_that_are_no_letters_are_replaced_and_the_words_are_kept()
    {
        var body = MetaPost.Bytes(MetaPost.Batch(MetaPost.Value(messages: [MetaPost.Text("wamid.1", "no internet X", At)])));
        body[Array.LastIndexOf(body, (byte)'X')] = 0xC3;
        var item = Assert.IsType<IncomingItem.Happened>(Assert.Single(new WebhookReader(FakeMeta.Number).Read(body, At)));
        Assert.Equal("no internet \uFFFD", Assert.IsType<SubscriberEvent.Wrote>(item.Event(Chat)).Text);
    }
}
