using SupportBot.Commands.Import;
using SupportBot.Understanding;

namespace SupportBot.Tests.Commands;

public sealed class ImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-import");

    [Fact]
    public void Subscribers_are_read_and_their_phones_written_alike()
    {
        var rows = Read("contract,phone,street_id,house,apartment,status,name\n2034,8 (701) 123-45-67,S1,12,8,activation,\"Ким, А.\"\n2035,,,,,,\n");
        Assert.Equal(2, rows.Count);
        Assert.Equal(("2034", "+77011234567", "S1", "12", "8", "activation", "Ким, А."), (rows[0].Contract, rows[0].Phone, rows[0].StreetId, rows[0].House, rows[0].Apartment, rows[0].Status, rows[0].Name));
    }

    [Theory]
    [InlineData("phone\n87011234567\n", "Row 1")]
    [InlineData("contract,colour\n1,red\n", "Row 1")]
    [InlineData("contract,phone\n1,87011234567\n2,12345\n", "Row 3: \"12345\"")]
    [InlineData("contract\n1\n2\n1\n", "Row 4: the contract 1 stands in row 2")]
    [InlineData("contract,street_id,house\n1,S9,2\n", "Row 2: there is no street S9")]
    [InlineData("contract,street_id,house\n1,S1,\n", "Row 2: a street without a house")]
    [InlineData("contract\n,\n", "Row 2")]
    public void A_wrong_row_is_named_with_its_reason(string file, string why) =>
        Assert.Contains(why, Assert.Throws<FormatException>(() => Read(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void Streets_take_the_place_of_the_directory_or_nothing_changes()
    {
        const string header = "id,type_ru,name_ru,type_kk,name_kk,aliases,district,max_house\n";
        var target = Path.Combine(_folder.FullName, "streets.csv");
        System.IO.File.WriteAllText(target, "old");
        var wrong = File("wrong.csv", header + "S1,улица,Абая,көшесі,Абай,,,\nS1,улица,Мира,көшесі,Бейбітшілік,,,\n");
        Assert.Contains("Row 3: the id S1", Assert.Throws<FormatException>(() => ImportCommand.Streets(wrong, _folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Equal("old", System.IO.File.ReadAllText(target));
        ImportCommand.Streets(File("right.csv", header + "S1,улица,Абая,көшесі,Абай,,,10\n"), _folder.FullName);
        Assert.Contains("Абая", System.IO.File.ReadAllText(target), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IReadOnlyList<SupportBot.Store.Sqlite.SubscriberRow> Read(string file) =>
        SubscriberFile.Read(new StringReader(file), [new Street("S1", "улица", "Абая", "көшесі", "Абай", [], "", 100)]);

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
