using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

public sealed class PhraseRedactionTests
{
    [Theory]
    [InlineData("синий шланг пищит, звоните 8 701 123 45 67", "синий шланг пищит, звоните")]
    [InlineData("меня зовут Айгуль Серикова, мигает ерунда", "меня зовут @, мигает ерунда")]
    [InlineData("договор 2034511 не то показывает", "договор # не то показывает")]
    [InlineData("пишите на aigul@mail.kz или t.me", "пишите на @ или t.me")]
    [InlineData("ошибка 651 и всё", "ошибка 651 и всё")]
    public void Nothing_that_tells_who_wrote_is_kept(string text, string kept) => Assert.Equal(kept, PhraseRedaction.Of(text));

    [Fact]
    public void The_address_is_taken_out_of_a_message()
    {
        var read = new Understander([], StreetDirectory.Read(new StreamReader(Repository.Folder("dialogs", "streets.csv"))));
        Assert.Equal("жужжит коробочка", PhraseRedaction.Of(read.Read("Пушкина 12 кв 8 жужжит коробочка")).Trim());
    }
}
