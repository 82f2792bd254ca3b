using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

public sealed class AddressReaderTests
{
    private static readonly Understander Read = new([], StreetDirectory.Read(new StreamReader(Repository.Folder("dialogs", "streets.csv"))));

    [Theory]
    [InlineData("Здравствуйте, Абая 10-25, со вчера нет интернета", "Ok S001 10 - 25 - -")]
    [InlineData("живу на Мира двадцать пять квартира семь третий подъезд пятый этаж", "Ok S007 25 - 7 3 5")]
    [InlineData("Рабочий посёлок, ул. Чапаева 7", "Ok S121 7 - - - -")]
    [InlineData("Абайдың 12 үйінде 3 пәтерде", "Ok S001 12 - 3 - -")]
    [InlineData("Вторая Заречная дом 8 дробь 2", "Ok S076 8/2 - - - -")]
    [InlineData("девятнадцатый мкр 5-60", "Ok S095 5 - 60 - -")]
    [InlineData("Абая к-сі 10 үй 25 п", "Ok S001 10 - 25 - -")]
    [InlineData("улица Лесная 5 корпус 2 квартира 10", "Ok S089 5 2 10 - -")]
    [InlineData("ул Нурсултана Назарбаева, д. 51\"А\", кв. 7", "Ok S008 51А - 7 - -")]
    [InlineData("13 Satpaev street", "Ok S058 13 - - - -")]
    [InlineData("интернет пропал уже 3 дня на пушкина 12, мой номер 8 701 123 45 67", "Ok S014 12 - - - -")]
    [InlineData("Хименко 200", "BadHouse S069 200 - - - -")]
    [InlineData("улица Тверская 7 кв 1", "NotFound - 7 - 1 - -")]
    [InlineData("нет интернета на Букетова", "Incomplete S002 - - - - -")]
    [InlineData("нет, квартира 15", "Incomplete - - - 15 - -")]
    public void An_address_is_read_as_people_write_it(string text, string expected)
    {
        var address = Read.Read(text).Address;
        Assert.Equal(expected, $"{address.Status} {address.Street?.Id ?? "-"} {address.House ?? "-"} {address.Building ?? "-"} {address.Apartment ?? "-"} {address.Entrance ?? "-"} {address.Floor ?? "-"}");
    }

    [Theory]
    [InlineData("Тирова 5", "S034 S131")]
    [InlineData("Күншуақ 5", "S090 S091")]
    [InlineData("горького 5", "S012 S013")]
    public void Two_streets_that_fit_equally_are_asked_about(string text, string candidates)
    {
        var address = Read.Read(text).Address;
        Assert.Equal(AddressStatus.Ambiguous, address.Status);
        Assert.Equal(candidates, string.Join(' ', address.Candidates.Select(street => street.Id).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("оплатил 5000 тг вчера")]
    [InlineData("скорость 100 мбит а показывает 12")]
    [InlineData("1 мая не было интернета")]
    [InlineData("новая приставка не работает")]
    [InlineData("миру мир")]
    [InlineData("перезвоните на 8 (700) 100-20-30")]
    public void A_sum_a_date_a_speed_and_a_phone_are_no_address(string text) => Assert.Equal(AddressStatus.NoAddress, Read.Read(text).Address.Status);
}
