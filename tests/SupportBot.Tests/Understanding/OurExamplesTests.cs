using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

/// <summary>What the product's own examples teach; the phrases here are not among them.</summary>
public sealed class OurExamplesTests
{
    private static readonly IUnderstanding Read = OurContent.Understanding;

    [Theory]
    [InlineData("Сәлеметсіз бе, Абай көшесі 10 үй 25 пәтер, интернет жоқ", "no_internet")]
    [InlineData("net interneta uzhe vtoroi den", "no_internet")]
    [InlineData("kosylmai tur internet", "no_internet")]
    [InlineData("ytn bynthytnf", "no_internet")]
    [InlineData("кот перегрыз ваш проводок", "cable_damage")]
    [InlineData("можно взять обещанный платёж до пятницы", "payment")]
    [InlineData("посоветуйте хороший ресторан", "out_of_scope")]
    public void Kinds_of_problem_are_known_from_words_nobody_wrote_down(string text, string expected) =>
        Assert.Equal(expected, Read.Read(text).Problems[0].Id);

    [Theory]
    [InlineData("бля позовите уже живого человека", true)]
    [InlineData("опиратора пж", true)]
    [InlineData("операторга косыныз", true)]
    [InlineData("can i speak to a real person", true)]
    [InlineData("какой у вас оператор связи?", false)]
    [InlineData("сколько человек может подключиться к вайфаю", false)]
    [InlineData("the operator was rude", false)]
    [InlineData("I want to connect internet to my apartment", false)]
    public void A_human_is_heard_when_asked_for_and_only_then(string text, bool human) => Assert.Equal(human, Read.Read(text).Wants(Wishes.Human));

    [Theory]
    [InlineData("87011234567", "+77011234567")]
    [InlineData("8 (701) 123-45-67", "+77011234567")]
    [InlineData("мой номер +7 701 123 45 67, квартира 5", "+77011234567")]
    [InlineData("Абая 12-8 87471112233", "+77471112233")]
    [InlineData("договор 2034511", null)]
    public void A_phone_is_read_in_every_spelling(string text, string? phone) => Assert.Equal(phone, Read.Read(text).Phone);
}
