using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

public sealed class WishReaderTests
{
    [Theory]
    [InlineData("дааа", Wishes.Yes)]
    [InlineData("да блин", Wishes.Yes)]
    [InlineData("иә дұрыс", Wishes.Yes)]
    [InlineData("ия", Wishes.Yes)]
    [InlineData("yes please", Wishes.Yes)]
    [InlineData("неееет", Wishes.No)]
    [InlineData("жок", Wishes.No)]
    [InlineData("nope", Wishes.No)]
    [InlineData("да хз я", Wishes.DontKnow)]
    [InlineData("bilmeimin", Wishes.DontKnow)]
    [InlineData("понятия не имею", Wishes.DontKnow)]
    [InlineData("вернись назад пж", Wishes.Back)]
    [InlineData("артка", Wishes.Back)]
    [InlineData("давай сначала", Wishes.StartOver)]
    [InlineData("кайта бастау", Wishes.StartOver)]
    [InlineData("в меню хочу", Wishes.Menu)]
    [InlineData("спсб", Wishes.Thanks)]
    [InlineData("rahmet", Wishes.Thanks)]
    [InlineData("токта", Wishes.Stop)]
    [InlineData("больше не надо", Wishes.Stop)]
    [InlineData("все равно не работает", Wishes.NotHelped)]
    [InlineData("комектеспеди", Wishes.NotHelped)]
    [InlineData("ура заработало", Wishes.Helped)]
    [InlineData("истеп кетти", Wishes.Helped)]
    [InlineData("it works now", Wishes.Helped)]
    [InlineData("ой ошиблась, дом 15", Wishes.Correction)]
    [InlineData("нет, квартира 15", Wishes.Correction)]
    [InlineData("адрес тот же", Wishes.SameAsBefore)]
    [InlineData("салам", Wishes.Greeting)]
    public void A_wish_is_heard_with_typos_without_Kazakh_letters_and_with_swearing_around(string text, Wishes wish) =>
        Assert.Equal(wish, WishReader.Read(Folding.Simple(text)) & wish);

    [Theory]
    [InlineData("нет интернета", Wishes.No)]
    [InlineData("но у меня всё горит", Wishes.No)]
    [InlineData("не помогло", Wishes.Helped)]
    [InlineData("не работает", Wishes.No)]
    [InlineData("не показывает меню приставки на телевизоре", Wishes.No)]
    [InlineData("оператор вчера обещал перезвонить", Wishes.Human)]
    public void What_only_sounds_like_a_wish_is_none(string text, Wishes wish) => Assert.Equal(Wishes.None, WishReader.Read(Folding.Simple(text)) & wish);
}
