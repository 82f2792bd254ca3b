using System.Text.Json.Nodes;
using Fakes.Telegram;
using Handoff;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Content;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>What subscribers do in Telegram arrives once, in its order, and is understood as it was meant.</summary>
public sealed class ReceivingTests
{
    private const long Asel = 5_000_000_001;
    private const string Hello = "Здравствуйте, Абая 10-25, нет интернета";

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public async Task Three_copies_of_every_update_in_any_order_are_one_in_its_order(bool webhook, int seed)
    {
        await using var house = await TelegramHouse.Open(webhook);
        house.Telegram.Copies = 3;
        house.Telegram.Shuffle = new Random(seed);
        string[] said = [Hello, "роутер мигает красным", "второй день уже", "перезагружал, не помогло", "очень нужен интернет"];
        var chats = Enumerable.Range(0, 8).Select(number => Asel + number).ToList();
        foreach (var words in said)
        {
            chats.ForEach(chat => house.Telegram.Say(chat, words));
        }
        await FakeTelegram.Until(() => chats.TrueForAll(chat => Said(house, chat).Count >= said.Length), "everything is heard");
        await Quiet(house);
        Assert.All(chats, chat => Assert.Equal(said, Said(house, chat)));
        Assert.All(chats, chat => Assert.Equal(Lines(house, chat).Count(line => line.Author is LineAuthor.Bot or LineAuthor.System && line.Text.Length > 0), house.In(chat).Count));

        var question = house.In(Asel).Last(sent => sent.Buttons.Count > 0);
        house.Telegram.Press(question, question.Buttons[0].Payload);
        await FakeTelegram.Until(() => Said(house, Asel).Count > said.Length, "the press is heard");
        await Quiet(house);
        Assert.Equal([.. said, $"[{question.Buttons[0].Title}]"], Said(house, Asel));
    }

    [Fact]
    public async Task An_album_is_answered_once_when_all_of_it_is_there()
    {
        await using var house = await TelegramHouse.Open(webhook: true, more: "--Conversation:BurstWindow=00:01:00");
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        SendPhoto(house, "a");
        SendPhoto(house, "b");
        // What answers the question ends the waiting for the rest.
        house.Telegram.Say(Asel, "да");
        await house.Sent(Asel, 2);
        var lines = Lines(house, Asel).SkipWhile(line => line.Files.IsEmpty).ToList();
        Assert.Equal([LineAuthor.Subscriber, LineAuthor.Subscriber, LineAuthor.Subscriber], lines.Take(3).Select(line => line.Author));
        Assert.DoesNotContain(lines.Skip(3), line => line.Author == LineAuthor.Subscriber);
        Assert.Equal(2, Load(house).Inquiry.Photos.Length);
    }

    [Fact]
    public async Task Of_two_corrections_the_last_one_counts_and_the_first_words_are_still_shown()
    {
        await using var house = await TelegramHouse.Open(webhook: false);
        var id = house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        house.Telegram.Edit(Asel, id, "Здравствуйте, Абая 12-25, нет интернета");
        Assert.Contains((await house.Sent(Asel, 2))[^1].Bold, bold => bold.Contains("12", StringComparison.Ordinal));
        house.Telegram.Edit(Asel, id, "Здравствуйте, Абая 14-25, нет интернета");
        Assert.Contains((await house.Sent(Asel, 3))[^1].Bold, bold => bold.Contains("14", StringComparison.Ordinal));
        var line = Assert.Single(Lines(house, Asel), line => line.Author == LineAuthor.Subscriber);
        Assert.Equal(("Здравствуйте, Абая 14-25, нет интернета", Hello), (line.Text, line.Before));
    }

    [Fact]
    public async Task Somebody_elses_number_is_not_taken_for_the_subscribers()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        house.Telegram.Send(Asel, new JsonObject { ["contact"] = new JsonObject { ["phone_number"] = "77011234567", ["first_name"] = "Ерлан", ["user_id"] = Asel + 1 } });
        await Reads(house, Words(house, "contact.not-own"));
        Assert.Null(Load(house).Contacts.Phone);
    }

    [Fact]
    public async Task A_file_that_turns_out_to_be_too_large_is_explained_to_the_subscriber_and_to_the_operator()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        var file = house.Telegram.AddFile(new byte[(20 * 1024 * 1024) + 1]);
        house.Telegram.Send(Asel, new JsonObject { ["document"] = new JsonObject { ["file_id"] = file, ["file_unique_id"] = "u1", ["file_name"] = "видео.mp4" } });
        await Reads(house, Words(house, "unreadable.lost"));
        Assert.Contains(Lines(house, Asel), line => line.Author == LineAuthor.System && line.Text.Contains("видео.mp4", StringComparison.Ordinal) && line.Text.Contains("20 МБ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_webhook_that_stands_as_it_should_is_not_set_again()
    {
        await using var house = await TelegramHouse.Open(webhook: true);
        house.Telegram.Say(Asel, Hello);
        await house.Sent(Asel, 1);
        await house.Restart();
        // The menu is looked after when receiving is arranged.
        await FakeTelegram.Until(() => house.Telegram.Methods.Count(method => method == "getMe") == 2, "the second start");
        Assert.Single(house.Telegram.Methods, method => method == "setWebhook");
        house.Telegram.Say(Asel, "да");
        await house.Sent(Asel, 2);
    }

    private static void SendPhoto(TelegramHouse house, string bytes)
    {
        var file = house.Telegram.AddFile(System.Text.Encoding.UTF8.GetBytes(bytes));
        house.Telegram.Send(Asel, new JsonObject
        {
            ["media_group_id"] = "g1", ["photo"] = new JsonArray(new JsonObject { ["file_id"] = file, ["file_unique_id"] = "u" + file }),
        });
    }

    private static async Task Quiet(TelegramHouse house)
    {
        await FakeTelegram.Until(() => house.Telegram.Unconfirmed == 0, "every copy is confirmed");
        await FakeTelegram.Until(() => house.Get<Lanes>() is { Running: 0 } && house.Get<Pump>().Idle, "everything is thought through and has left");
    }

    private static Task Reads(TelegramHouse house, string words) =>
        FakeTelegram.Until(() => house.In(Asel).Any(sent => sent.Text.Contains(words, StringComparison.Ordinal)), $"the subscriber reads \"{words}\"");

    private static string Words(TelegramHouse house, string key) => house.Get<LiveContent>().Current.Dialogue.Script.Texts.Get(Language.Russian, key);

    private static List<string> Said(TelegramHouse house, long chat) => [.. Lines(house, chat).Where(line => line.Author == LineAuthor.Subscriber).Select(line => line.Text)];

    private static IReadOnlyList<TranscriptEntry> Lines(TelegramHouse house, long chat) => house.Get<ITurnStore>().Transcript(new ChatKey("telegram", $"{chat}")).GetAwaiter().GetResult();

    private static Conversation Load(TelegramHouse house) => house.Get<ITurnStore>().Load(new ChatKey("telegram", $"{Asel}")).AsTask().GetAwaiter().GetResult()!;
}
