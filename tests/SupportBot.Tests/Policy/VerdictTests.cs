using SupportBot.Policy;

namespace SupportBot.Tests.Policy;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("НАПИШИТЕ АДРЕС ПОЛНОСТЬЮ", "Напишите адрес полностью")]
    [InlineData("Проверьте роутер, наконец!!!", "Проверьте роутер, наконец.")]
    [InlineData("Перезагрузи роутер, пожалуйста.", "Перезагрузите роутер, пожалуйста.")]
    [InlineData("Твой договор найден.", "Ваш договор найден.")]
    public void A_polite_variant_keeps_the_meaning(string rude, string polite) => Assert.Equal(polite, Replies.Check(rude).Suggestion);

    [Fact]
    public void A_refusal_is_led_by_an_acknowledgement() =>
        Assert.StartsWith("Понимаю", Replies.Check("Мы за это не отвечаем.").Suggestion, StringComparison.Ordinal);

    [Fact]
    public void A_variant_that_would_not_pass_is_not_offered() => Assert.Null(Replies.Check("Вы совсем глупый или притворяетесь?").Suggestion);

    [Theory]
    [InlineData("Ваш пароль от Wi-Fi: solnce777")]
    [InlineData("Слово для входа: Альфа-77")]
    [InlineData("Слово такое: а л ь ф а 7 7")]
    public void A_secret_cannot_be_insisted_on_and_gets_no_variant(string text)
    {
        var verdict = Replies.Check(text);
        Assert.Equal(RuleAction.Forbid, verdict.Action);
        Assert.Null(verdict.Suggestion);
    }

    [Fact]
    public void A_finding_shows_its_words_and_an_advice()
    {
        var finding = Assert.Single(Replies.Check("Добрый день, кабель вставили криворукие.").Findings, one => one.Rule == "rude");
        Assert.Equal("криворукие", finding.Quote);
        Assert.NotEmpty(finding.Advice);
    }

    [Fact]
    public void Praise_fits_when_the_client_did_it_himself()
    {
        Assert.Empty(Replies.Check("Вы молодец, всё правильно сделали!", "сама всё починила").Findings);
        Assert.NotEmpty(Replies.Check("Браво, вы нашли кнопку питания.").Findings);
    }

    [Fact]
    public void The_bot_text_judged_again_has_the_same_verdict()
    {
        const string text = "Переведите на 4400 4301 2345 6789, пожалуйста.";
        var first = Replies.Check(text, speaker: Speaker.Bot);
        Assert.NotEmpty(first.Findings);
        Assert.Same(first, Replies.Check(text, speaker: Speaker.Bot));
    }

    [Fact]
    public void Thousands_of_different_bot_texts_are_judged_one_like_the_other()
    {
        for (var i = 0; i < 5000; i++)
        {
            Assert.Empty(Replies.Check($"Заявка {i} создана.", speaker: Speaker.Bot).Findings);
        }
        Assert.NotEmpty(Replies.Check("Это пиздец.", speaker: Speaker.Bot).Findings);
    }
}
