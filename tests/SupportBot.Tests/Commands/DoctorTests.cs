using System.Text.Json.Nodes;
using Fakes.Telegram;
using Fakes.WhatsApp;
using Microsoft.Extensions.Configuration;
using SupportBot.Commands;
using SupportBot.Commands.Doctor;
using SupportBot.Commands.Setup;
using SupportBot.Commands.Stories;

namespace SupportBot.Tests.Commands;

public sealed class DoctorTests
{
    [Fact]
    public async Task A_healthy_house_has_a_line_per_check_and_the_answer_is_yes()
    {
        await using var telegram = await FakeTelegram.Start();
        var (answer, told) = await Examine(("Telegram:Token", FakeTelegram.Token), ("Telegram:ApiUrl", telegram.Url));
        Assert.Equal(Verbs.Done, answer);
        Assert.All(new[] { "settings", "content", "store", "clock", "@isp_bot", "free to poll" }, part => Assert.Contains(part, told, StringComparison.Ordinal));
        Assert.DoesNotContain("WRONG", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_told_with_its_remedy_and_without_the_token()
    {
        await using var telegram = await FakeTelegram.Start();
        var (answer, told) = await Examine(("Telegram:Token", "1:WrongWrongWrong"), ("Telegram:ApiUrl", telegram.Url));
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("@BotFather", told, StringComparison.Ordinal);
        Assert.DoesNotContain("WrongWrongWrong", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Telegram:Token", "no-colon", "Telegram:Token")]
    [InlineData("Telegram:Receive", "pigeon", "Telegram:Receive")]
    [InlineData("Telegram:Receive", "webhook", "Telegram:WebhookSecret")]
    [InlineData("Telegram:ApiUrl", "telegram", "Telegram:ApiUrl")]
    [InlineData("Telegram:PerSecond", "-1", "Telegram:PerSecond")]
    public async Task A_half_filled_section_names_its_key(string key, string value, string named)
    {
        var (answer, told) = await Examine(("Telegram:Token", FakeTelegram.Token), (key, value));
        Assert.Equal(Verbs.No, answer);
        Assert.Contains(named + ":", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_never_print_the_token()
    {
        var settings = TelegramSetup.Read(Configuration(("Telegram:Token", FakeTelegram.Token)), "")!;
        Assert.DoesNotContain(FakeTelegram.Token.Split(':')[1], settings.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatsApp_is_looked_at_from_token_to_version_and_a_webhook_of_somebody_else_is_told()
    {
        await using var meta = await FakeMeta.Start();
        meta.About["webhook_configuration"] = new JsonObject { ["application"] = "https://bot.example.kz/webhooks/whatsapp" };
        (string, string)[] settings = [("WhatsApp:PhoneNumberId", FakeMeta.Number), ("WhatsApp:AccessToken", FakeMeta.Token), ("WhatsApp:AppSecret", MetaPost.Secret),
            ("WhatsApp:VerifyToken", "v"), ("WhatsApp:ApiUrl", meta.Url), ("PublicUrl", "https://bot.example.kz")];
        var (answer, told) = await Examine(settings);
        Assert.Equal(Verbs.Done, answer);
        Assert.All(new[] { "token: is good", "+7 701 000 00 00", "set to https://bot.example.kz", "version: v25.0", "messages, in the form of v25.0", "rights: complete", "sends its events", "templates: none" }, part => Assert.Contains(part, told, StringComparison.Ordinal));
        (answer, told) = await Examine([.. settings, ("PublicUrl", "https://other.example.kz")]);
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("not to https://other.example.kz", told, StringComparison.Ordinal);
        (answer, told) = await Examine([.. settings, ("WhatsApp:AccessToken", "EAAG-wrong-token")]);
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("WhatsApp:AccessToken", told, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token", told, StringComparison.Ordinal);
        (answer, told) = await Examine(("WhatsApp:AccessToken", FakeMeta.Token));
        Assert.Equal(Verbs.No, answer);
        Assert.Contains("WhatsApp:PhoneNumberId:", told, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Ailments => new()
    {
        { "secret", "WhatsApp:AppSecret" },
        { "field", "subscribe to the field messages" },
        { "webhook", "has no webhook" },
        { "rights", "lacks whatsapp_business_messaging" },
        { "token", "never ends" },
        { "account", "does not send its events" },
        { "template-missing", "operator_reply (ru) does not exist" },
        { "template-pending", "operator_reply (ru) is PENDING" },
        { "template-variables", "has 2 variables" },
    };

    [Theory]
    [MemberData(nameof(Ailments))]
    public async Task What_is_wrong_behind_the_whatsapp_number_is_told_with_its_remedy(string ailment, string told)
    {
        await using var meta = await FakeMeta.Start();
        meta.About["webhook_configuration"] = new JsonObject { ["application"] = "https://bot.example.kz/webhooks/whatsapp" };
        meta.Fields = ailment switch { "webhook" => null, "field" => ["account_update"], _ => meta.Fields };
        meta.Rights = ailment == "rights" ? ["whatsapp_business_management"] : meta.Rights;
        meta.TokenEnds = ailment == "token" ? TimeProvider.System.GetUtcNow().AddDays(1).ToUnixTimeSeconds() : 0;
        meta.AccountSubscribed = ailment != "account";
        meta.Templates[0] = ailment switch
        {
            "template-missing" => ("operator_reply_old", "ru", "APPROVED", "{{1}}"),
            "template-pending" => ("operator_reply", "ru", "PENDING", "{{1}}"),
            "template-variables" => ("operator_reply", "ru", "APPROVED", "{{1}} {{2}}"),
            _ => meta.Templates[0],
        };
        var (answer, said) = await Examine(("WhatsApp:PhoneNumberId", FakeMeta.Number), ("WhatsApp:AccessToken", FakeMeta.Token), ("WhatsApp:Templates:ru", "operator_reply"),
            ("WhatsApp:AppSecret", ailment == "secret" ? "another" : MetaPost.Secret), ("WhatsApp:VerifyToken", "v"), ("WhatsApp:ApiUrl", meta.Url), ("PublicUrl", "https://bot.example.kz"));
        Assert.Equal(Verbs.No, answer);
        Assert.Contains(told, said, StringComparison.Ordinal);
        Assert.Equal(1, said.Split("WRONG").Length - 1);
    }

    private static async Task<(int, string)> Examine(params (string, string)[] values)
    {
        using var folder = new StageFolder();
        await using var told = new StringWriter();
        var answer = await DoctorCommand.Examine(Configuration([("Store:Path", Path.Combine(folder.Path, "store.db")), ("Dialogs:Path", Repository.Folder("dialogs")), .. values]), told);
        return (answer, told.ToString());
    }

    private static IConfiguration Configuration(params (string Key, string Value)[] values) => new ConfigurationBuilder().AddInMemoryCollection(
        values.GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => (string?)group.Last().Value)).Build();
}
