using Microsoft.Extensions.Configuration;
using SupportBot.Commands;

namespace SupportBot.Tests.Commands;

public sealed class Bitrix24SettingsTests
{
    private static readonly Dictionary<string, string?> Whole = new(StringComparer.Ordinal)
    {
        ["Desk:Kind"] = "bitrix24",
        ["PublicUrl"] = "https://bot.example.kz",
        ["Bitrix24:Portal"] = "https://name.bitrix24.kz/",
        ["Bitrix24:ClientId"] = "local.1",
        ["Bitrix24:ClientSecret"] = "secret",
        ["Bitrix24:Line"] = "14",
    };

    [Fact]
    public void A_whole_section_is_taken()
    {
        var portal = Read(Whole).Bitrix24!;
        Assert.Equal(("https://name.bitrix24.kz", 14, "supportbot", TimeSpan.FromMinutes(5)), (portal.Portal, portal.Line, portal.ConnectorId, portal.FallbackAfter));
    }

    [Fact]
    public void Without_the_desk_in_a_portal_the_section_is_not_looked_at() =>
        Assert.Null(Read(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Bitrix24:Line"] = "x" }).Bitrix24);

    [Theory]
    [InlineData("PublicUrl", null)]
    [InlineData("Bitrix24:Portal", null)]
    [InlineData("Bitrix24:Portal", "name.bitrix24.kz")]
    [InlineData("Bitrix24:Portal", "https://name.bitrix24.kz/crm/")]
    [InlineData("Bitrix24:ClientId", null)]
    [InlineData("Bitrix24:ClientSecret", null)]
    [InlineData("Bitrix24:Line", null)]
    [InlineData("Bitrix24:Line", "fourteen")]
    [InlineData("Bitrix24:ConnectorId", "My.Bot")]
    [InlineData("Bitrix24:FallbackAfter", "soon")]
    [InlineData("Bitrix24:CreateContacts", "maybe")]
    [InlineData("Bitrix24:OperatorNames", "nick")]
    [InlineData("Bitrix24:Responsible", "me")]
    [InlineData("Desk:Kind", "amo")]
    public void A_half_filled_or_wrong_section_stops_the_start_and_names_the_key(string key, string? value)
    {
        var half = new Dictionary<string, string?>(Whole, StringComparer.Ordinal) { [key] = value };
        Assert.StartsWith(key + ":", Assert.Throws<SettingsRefusedException>(() => Read(half)).Message, StringComparison.Ordinal);
    }

    private static Settings Read(Dictionary<string, string?> values) => Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
