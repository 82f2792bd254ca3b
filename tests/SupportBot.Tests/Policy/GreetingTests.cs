using SupportBot.Conversations;
using SupportBot.Operators;
using SupportBot.Policy;
using SupportBot.Understanding;

namespace SupportBot.Tests.Policy;

public sealed class GreetingTests
{
    private static readonly Conversation Taken = new()
    {
        Key = new ChatKey("webchat", "1"), Leader = Leader.Operator, LastWords = "нет интернета",
        Handoff = new HandoffSlot("h-1", HandoffReasons.Asked, DateTimeOffset.UnixEpoch, Operator: new OperatorSlot("op-1", "Айгуль")),
        Address = new AddressSlot("гоголя 8", new Street("S1", "улица", "Гоголя", "көшесі", "Гоголь", [], "", 100), "8"),
    };

    [Theory]
    [InlineData(Language.Russian, "Смотрю Вашу линию, одну минуту.", "Здравствуйте! Смотрю Вашу линию, одну минуту.")]
    [InlineData(Language.Kazakh, "Қазір желіні тексеремін.", "Сәлеметсіз бе! Қазір желіні тексеремін.")]
    public void First_words_without_a_greeting_are_advised_on_and_go_out(Language language, string text, string suggestion)
    {
        var verdict = Replies.Rules.Check(Answering.Reply(Taken with { Language = language }, text));
        Assert.Equal("greeting", Assert.Single(verdict.Findings).Rule);
        Assert.Equal(RuleAction.Advise, verdict.Action);
        Assert.Equal(suggestion, verdict.Suggestion);
    }

    [Theory]
    [InlineData(Language.Russian, "Добрый день! Смотрю Вашу линию.")]
    [InlineData(Language.Kazakh, "Сәлеметсіз бе! Қазір тексеремін.")]
    [InlineData(Language.Kazakh, "Кайырлы кун! Казир тексеремин.")]
    [InlineData(Language.English, "Hello! I am checking the line.")]
    public void A_greeting_is_recognised_in_every_language(Language language, string text) =>
        Assert.Empty(Replies.Rules.Check(Answering.Reply(Taken with { Language = language }, text)).Findings);

    [Fact]
    public void Nobody_greets_twice() =>
        Assert.Empty(Replies.Rules.Check(Answering.Reply(Taken with { Handoff = Taken.Handoff! with { Spoke = true } }, "Линия в порядке, давайте проверим роутер.")).Findings);

    [Fact]
    public void A_call_back_names_the_address()
    {
        var calling = Taken with { Handoff = Taken.Handoff! with { CallsBack = true } };
        Assert.Equal("greeting.call-back", Assert.Single(Replies.Rules.Check(Answering.Reply(calling, "Здравствуйте! Удобно ли говорить?")).Findings).Case);
        Assert.Empty(Replies.Rules.Check(Answering.Reply(calling, "Здравствуйте! Пишу по адресу Гоголя, 8. Удобно ли говорить?")).Findings);
        Assert.Empty(Replies.Rules.Check(Answering.Reply(calling with { Language = Language.Kazakh }, "Сәлеметсіз бе! Гогольдің 8-үйі бойынша жазып тұрмын.")).Findings);
    }
}
