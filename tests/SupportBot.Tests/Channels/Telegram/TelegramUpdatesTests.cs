using System.Text;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;

namespace SupportBot.Tests.Channels.Telegram;

/// <summary>Every kind of update and of message in the Bot API has a decided fate.</summary>
public sealed class TelegramUpdatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);

    // Bot API 10.1, "Update": every member but those we take.
    public static TheoryData<string> OtherUpdates => new()
    {
        "channel_post", "edited_channel_post", "business_connection", "business_message", "edited_business_message", "deleted_business_messages",
        "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result", "shipping_query", "pre_checkout_query", "purchased_paid_media",
        "poll", "poll_answer", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost", "a_kind_of_next_year",
    };

    // Bot API 10.1, "Message": content → what becomes of it; "-" = a notice nobody said.
    public static TheoryData<string, string> Contents => new()
    {
        { "\"text\":\"нет интернета\"", "Wrote" },
        { "\"text\":\"/start guide_no_internet\"", "Began" },
        { "\"text\":\"/start\"", "Began" },
        { "\"text\":\"/help@isp_bot\"", "Commanded" },
        { "\"text\":\"/operator\"", "Commanded" },
        { "\"text\":\"/language\"", "Commanded" },
        { "\"text\":\"/cancel\"", "Commanded" },
        { "\"text\":\"/ это не команда\"", "Wrote" },
        { "\"text\":\"переслано\",\"forward_origin\":{\"type\":\"user\"}", "Wrote" },
        { "\"contact\":{\"phone_number\":\"77011234567\",\"user_id\":7}", "SharedContact own" },
        { "\"contact\":{\"phone_number\":\"+77011234567\",\"user_id\":8}", "SharedContact" },
        { "\"contact\":{\"phone_number\":\"+77011234567\"}", "SharedContact" },
        { "\"location\":{\"latitude\":51.1,\"longitude\":71.4}", "SharedPlace" },
        { "\"venue\":{\"title\":\"Дом\",\"address\":\"Абая 10\",\"location\":{\"latitude\":51.1,\"longitude\":71.4}},\"location\":{\"latitude\":51.1,\"longitude\":71.4}", "SharedPlace Абая 10" },
        { "\"photo\":[{\"file_id\":\"s\"},{\"file_id\":\"l\"}],\"caption\":\"вот\"", "Wrote 1 l" },
        { "\"photo\":[{\"file_id\":\"l\"}],\"media_group_id\":\"g\"", "Wrote 1 l album" },
        { "\"document\":{\"file_id\":\"d\",\"file_name\":\"a.pdf\"}", "Wrote 1 d" },
        { "\"document\":{\"file_id\":\"d\",\"file_size\":20971521}", "SentUnreadable too-large" },
        { "\"animation\":{\"file_id\":\"g\"},\"document\":{\"file_id\":\"g\"}", "SentUnreadable animation" },
        { "\"video\":{\"file_id\":\"v\",\"duration\":3}", "Wrote 1 v" },
        { "\"voice\":{\"file_id\":\"v\",\"duration\":42}", "SentUnreadable voice 42" },
        { "\"audio\":{\"file_id\":\"a\",\"duration\":5}", "SentUnreadable audio 5" },
        { "\"video_note\":{\"file_id\":\"n\",\"duration\":7}", "SentUnreadable video_note 7" },
        { "\"sticker\":{\"file_id\":\"s\",\"emoji\":\"👍\"}", "SentUnreadable sticker" },
        { "\"poll\":{\"id\":\"1\"}", "SentUnreadable unknown" },
        { "\"dice\":{\"value\":6}", "SentUnreadable unknown" },
        { "\"game\":{}", "SentUnreadable unknown" },
        { "\"story\":{}", "SentUnreadable unknown" },
        { "\"paid_media\":{}", "SentUnreadable unknown" },
        { "\"checklist\":{}", "SentUnreadable unknown" },
        { "\"invoice\":{}", "SentUnreadable unknown" },
        { "\"giveaway\":{}", "SentUnreadable unknown" },
        { "\"content_of_next_year\":{}", "SentUnreadable unknown" },
        { "\"reply_to_message\":{\"message_id\":1}", "SentUnreadable unknown" },
        { "\"pinned_message\":{}", "-" },
        { "\"new_chat_title\":\"x\"", "-" },
        { "\"write_access_allowed\":{}", "-" },
        { "\"message_auto_delete_timer_changed\":{}", "-" },
        { "\"chat_background_set\":{}", "-" },
        { "\"users_shared\":{}", "-" },
        { "\"migrate_to_chat_id\":5", "-" },
        { "\"gift\":{}", "-" },
    };

    // Bot API 10.1, "Message": contents we have no type for.
    private static readonly string[] Unreadable =
    [
        "poll", "dice", "game", "invoice", "story", "paid_media", "checklist", "giveaway", "giveaway_winners", "passport_data", "successful_payment",
    ];

    // What stands around a content and is none itself.
    private static readonly string[] Beside =
    [
        "message_thread_id", "direct_messages_topic", "sender_chat", "sender_boost_count", "sender_business_bot", "business_connection_id", "forward_origin",
        "forward_from", "forward_date", "is_topic_message", "is_automatic_forward", "reply_to_message", "external_reply", "quote", "reply_to_story", "via_bot",
        "edit_date", "has_protected_content", "is_from_offline", "is_paid_post", "author_signature", "paid_star_count", "entities", "link_preview_options",
        "suggested_post_info", "effect_id", "caption_entities", "show_caption_above_media", "has_media_spoiler", "reply_to_checklist_task_id",
    ];

    [Theory]
    [MemberData(nameof(OtherUpdates))]
    public void Updates_of_other_kinds_are_accepted_and_ignored(string kind) =>
        Assert.IsType<UpdateFate.Ignored>(Decide("""{"update_id":1,"KIND":{"a":[1,2]}}""".Replace("KIND", kind, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Contents))]
    public void Every_content_of_a_message_has_its_fate(string content, string fate) => Assert.Equal(fate, Told(Decide(
        """{"update_id":1,"message":{"message_id":41,"date":1795000000,"from":{"id":7,"is_bot":false,"first_name":"Асель","language_code":"kk-KZ"},"chat":{"id":7,"type":"private"},CONTENT}}"""
            .Replace("CONTENT", content, StringComparison.Ordinal))));

    [Fact]
    public void Every_notice_of_Telegram_is_passed_over_in_private_and_in_groups()
    {
        foreach (var kind in MessageReading.Service)
        {
            Assert.Equal((kind, "-"), (kind, Told(Decide(Said($"\"{kind}\":{{\"a\":[1]}}")))));
            Assert.Equal((kind, "-"), (kind, Told(Decide(Said($"\"{kind}\":{{\"a\":[1]}}", "group")))));
        }
    }

    [Fact]
    public void Every_content_without_a_type_is_answered_and_what_stands_beside_words_changes_nothing()
    {
        Assert.All(Unreadable, kind => Assert.Equal("SentUnreadable unknown", Told(Decide(Said($"\"{kind}\":{{\"a\":[1]}}")))));
        Assert.All(Beside.Except(["entities", "caption_entities"]), kind => Assert.Equal("Wrote", Told(Decide(Said($"\"text\":\"да\",\"{kind}\":{{\"a\":[1]}}")))));
    }

    [Theory]
    [InlineData("""{"update_id":1,"edited_message":{"message_id":41,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"иначе"}}""", "Edited")]
    [InlineData("""{"update_id":1,"edited_message":{"message_id":41,"from":{"id":7},"chat":{"id":7,"type":"private"},"location":{"latitude":1,"longitude":1}}}""", "-")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"5","from":{"id":7},"message":{"message_id":40,"date":0,"chat":{"id":7,"type":"private"}},"data":"1.3.yes"}}""", "Pressed")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"5","from":{"id":7},"data":"1.3.yes"}}""", "Pressed")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"5","from":{"id":7},"game_short_name":"g"}}""", "- 5")]
    [InlineData("""{"update_id":1,"callback_query":{"id":"5","from":{"id":7},"data":"chosen"}}""", "- 5")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":7},"new_chat_member":{"status":"kicked"}}}""", "Blocked")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":7,"type":"private"},"from":{"id":7},"new_chat_member":{"status":"member"}}}""", "Unblocked")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":-7,"type":"group"},"from":{"id":7},"new_chat_member":{"status":"member"}}}""", "Declined -7 True")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":-7,"type":"channel"},"from":{"id":7},"new_chat_member":{"status":"administrator"}}}""", "Declined -7 False")]
    [InlineData("""{"update_id":1,"my_chat_member":{"chat":{"id":-7,"type":"group"},"from":{"id":7},"new_chat_member":{"status":"left"}}}""", "-")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"chat":{"id":-7,"type":"supergroup"},"from":{"id":7},"text":"бот!"}}""", "Declined -7 True")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"chat":{"id":7,"type":"private"},"from":{"id":9,"is_bot":true},"text":"я бот"}}""", "-")]
    [InlineData("""{"update_id":1,"message":{"message_id":1,"date":1}}""", "-")]
    [InlineData("""{"update_id":1,"message":null}""", "-")]
    public void Every_other_kind_of_update_has_its_fate(string update, string fate) => Assert.Equal(fate, Told(Decide(update)));

    [Fact]
    public void The_person_is_introduced_and_the_update_counts_per_bot()
    {
        var taken = Assert.IsType<UpdateFate.Taken>(Decide(
            """{"update_id":700100,"message":{"message_id":41,"date":1795490000,"from":{"id":7,"first_name":"Асель","last_name":"Нұр","language_code":"kk"},"chat":{"id":7,"type":"private"},"text":"Интернет жоқ"}}"""));
        Assert.Equal(new SubscriberProfile("Асель Нұр", Language.Kazakh), taken.Update.Profile);
        Assert.Equal(("900/700100", new ChatKey("telegram", "7"), 1795490000L), (taken.Update.UpdateId, taken.Update.Chat, taken.Update.At.ToUnixTimeSeconds()));
    }

    [Fact]
    public void An_odd_date_is_the_moment_of_receiving()
    {
        foreach (var date in new[] { "\"soon\"", "-5", "1e30", "null", "{}" })
        {
            var taken = Assert.IsType<UpdateFate.Taken>(Decide(
                """{"update_id":1,"message":{"message_id":41,"date":DATE,"from":{"id":7},"chat":{"id":7,"type":"private"},"text":"а"}}""".Replace("DATE", date, StringComparison.Ordinal)));
            Assert.Equal(Now, taken.Update.At);
        }
    }

    private static string Said(string content, string chat = "private") =>
        """{"update_id":1,"message":{"message_id":41,"date":1795000000,"from":{"id":7},"chat":{"id":7,"type":"TYPE"},CONTENT}}"""
            .Replace("TYPE", chat, StringComparison.Ordinal).Replace("CONTENT", content, StringComparison.Ordinal);

    private static UpdateFate Decide(string json)
    {
        Assert.True(UpdateReading.TryRead(Encoding.UTF8.GetBytes(json), out var update));
        return new TelegramUpdates("900").Decide(update!, Now);
    }

    private static string Told(UpdateFate fate) => fate switch
    {
        UpdateFate.Ignored { QueryId: { } query } => $"- {query}",
        UpdateFate.Ignored => "-",
        UpdateFate.Declined declined => FormattableString.Invariant($"Declined {declined.Chat} {declined.Speak}"),
        UpdateFate.Taken taken => Told(taken.Update.Event),
        _ => "?",
    };

    private static string Told(SubscriberEvent happened) => happened switch
    {
        SubscriberEvent.Wrote { Files: [var file], Album: var album } => $"Wrote 1 {file.Source}{(album is null ? "" : " album")}",
        SubscriberEvent.SharedContact { Own: var own } => own ? "SharedContact own" : "SharedContact",
        SubscriberEvent.SharedPlace { Address: { } address } => $"SharedPlace {address}",
        SubscriberEvent.SentUnreadable unreadable => $"SentUnreadable {unreadable.What}{(unreadable.Duration is { } time ? FormattableString.Invariant($" {time.TotalSeconds}") : "")}",
        _ => happened.GetType().Name,
    };

    // Found by the fuzzer: one such element stopped the poller for good, with everything behind it.
    [Theory]
    [InlineData("{\"update_id\":\"5\"}")]
    [InlineData("{\"update_id\":{}}")]
    [InlineData("{\"update_id\":1e400}")]
    [InlineData("[]")]
    public void A_number_of_another_kind_in_a_batch_is_no_update_and_no_harm(string element)
    {
        using var document = System.Text.Json.JsonDocument.Parse(element);
        Assert.False(UpdateReading.TryRead(document.RootElement, out _, out var update));
        Assert.Null(update);
    }
}
