using SupportBot.Channels;
using SupportBot.Channels.Telegram;

namespace SupportBot.Tests.Channels.Telegram;

public sealed class TelegramFormTests
{
    private static readonly ChannelLimits Limits = new();

    [Theory]
    [InlineData("Тариф <5 & >3", "Тариф &lt;5 &amp; &gt;3")]
    [InlineData("**Абая <10>**, верно?", "<b>Абая &lt;10&gt;</b>, верно?")]
    public void Only_our_own_marks_mean_anything(string text, string html) => Assert.Equal(html, Assert.Single(Form(text)).Html);

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    public void A_text_is_cut_at_the_limit_of_what_is_seen_and_the_keyboard_hangs_on_the_last(int length, int parts)
    {
        var form = Form(new string('<', length), [new Button("Да", "1.1.yes")]);
        Assert.Equal(parts, form.Count);
        Assert.All(form.SkipLast(1), part => Assert.Null(part.Markup));
        Assert.NotNull(form[^1].Markup);
    }

    [Theory]
    [InlineData(1024, 1)]
    [InlineData(1025, 2)]
    public void A_short_text_stands_under_its_picture_and_a_long_one_after_it(int length, int parts)
    {
        var form = Form(new string('я', length), [new Button("Да", "1.1.yes")], [new MediaFile("a.png", "a.png", "image/png")]);
        Assert.Equal(parts, form.Count);
        Assert.True(form[0].AsPhoto);
        Assert.NotNull(form[^1].Markup);
    }

    [Fact]
    public void Short_answers_stand_side_by_side_and_long_ones_below_each_other()
    {
        var form = Form("?", [new Button("Да", "1.1.yes"), new Button("Нет", "1.1.no"), new Button("Вижу совсем другое", "1.1.other")]);
        Assert.Equal([2, 1], form[0].Markup!.InlineKeyboard!.Select(row => row.Length));
    }

    [Fact]
    public void Nothing_to_say_has_no_parts() => Assert.Empty(Form(" \n"));

    private static IReadOnlyList<TelegramPart> Form(string text, Button[]? buttons = null, MediaFile[]? pictures = null) => TelegramForm.Of(
        new OutgoingMessage("1", new ChatKey("telegram", "1"), Author.Bot, text, [.. buttons ?? []], [.. pictures ?? []]), Limits);
}
