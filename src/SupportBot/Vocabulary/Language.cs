using System.Text.Json.Serialization;

namespace SupportBot;

/// <summary>The languages the product speaks. Text on the wire and in files: <c>ru</c>, <c>kk</c>, <c>en</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    [JsonStringEnumMemberName("ru")] Russian,
    [JsonStringEnumMemberName("kk")] Kazakh,
    [JsonStringEnumMemberName("en")] English,
}

public static class Languages
{
    public static readonly Language[] All = [Language.Russian, Language.Kazakh, Language.English];

    public static string Code(this Language language) => language switch
    {
        Language.Russian => "ru",
        Language.Kazakh => "kk",
        _ => "en",
    };

    public static Language? FromCode(string? code) => code switch
    {
        "ru" => Language.Russian,
        "kk" => Language.Kazakh,
        "en" => Language.English,
        _ => null,
    };
}
