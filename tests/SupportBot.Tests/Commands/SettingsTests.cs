using SupportBot.Commands;
using SupportBot.Commands.Stories;

namespace SupportBot.Tests.Commands;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Store:Provider", "oracle")]
    [InlineData("Desk:Kind", "phone")]
    [InlineData("PublicUrl", "bot.example.kz")]
    [InlineData("Conversation:QuietAfter", "fifteen")]
    [InlineData("Conversation:CloseAfter", "-1")]
    [InlineData("Operators:WorkingHours", "all day")]
    [InlineData("Operators:TimeZone", "Asia/Nowhere")]
    [InlineData("Operators:Holidays:0", "16 декабря")]
    [InlineData("Policy:OperatorReplies", "shout")]
    [InlineData("Policy:Judge:Url", "localhost:11434")]
    public void A_wrong_setting_stops_the_start_with_one_line_that_names_its_key(string key, string value)
    {
        using var folder = new StageFolder();
        var refusal = Assert.Throws<SettingsRefusedException>(() => folder.Settings(dialogs: null, (key, value)));
        Assert.StartsWith(key.Replace(":0", "", StringComparison.Ordinal) + ":", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains(value, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Policy:Judge:Url", "Policy:Judge:Model", "llama")]
    [InlineData("Policy:Judge:Model", "Policy:Judge:Url", "http://127.0.0.1:11434/v1")]
    public void A_judge_that_is_half_named_stops_the_start(string missing, string key, string value)
    {
        using var folder = new StageFolder();
        Assert.StartsWith(missing + ":", Assert.Throws<SettingsRefusedException>(() => folder.Settings(dialogs: null, (key, value))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Policy:Judge:Timeout", "00:01:00")]
    [InlineData("Policy:Judge:Action", "forbid")]
    public void A_judge_may_not_make_replies_wait_for_long_nor_forbid_them(string key, string value)
    {
        using var folder = new StageFolder();
        var refusal = Assert.Throws<SettingsRefusedException>(() =>
            folder.Settings(dialogs: null, ("Policy:Judge:Url", "http://127.0.0.1:11434/v1"), ("Policy:Judge:Model", "llama"), (key, value)));
        Assert.StartsWith(key + ":", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_setting_everything_has_its_promised_default()
    {
        using var folder = new StageFolder();
        var settings = folder.Settings(dialogs: null);
        Assert.Equal(TimeSpan.FromMinutes(15), settings.Conversation.QuietAfter);
        Assert.Equal(TimeSpan.FromHours(24), settings.Conversation.CloseAfter);
        Assert.Equal(TimeSpan.FromSeconds(1.5), settings.Conversation.BurstWindow);
        Assert.Equal(TimeSpan.FromMinutes(3), settings.Conversation.AcceptTimeout);
        Assert.Null(settings.Judge);
        Assert.Equal("Asia/Almaty", settings.Hours.Zone.Id);
    }
}
