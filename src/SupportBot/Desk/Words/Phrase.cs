namespace SupportBot.Desk.Words;

/// <summary>Words of the desk's own surface, in the three languages an operator may choose.</summary>
public readonly record struct Phrase(string Russian, string Kazakh, string English)
{
    public string In(Language language) => language switch
    {
        Language.Kazakh => Kazakh,
        Language.English => English,
        _ => Russian,
    };
}

/// <summary>The language a page speaks.</summary>
public sealed record Speech(Language Language)
{
    public const string Cookie = "supportbot.language";

    public string this[Phrase phrase] => phrase.In(Language);

    /// <summary>As chosen before, else as the browser prefers, else Russian.</summary>
    public static Speech Of(HttpRequest request)
    {
        var wished = request.Headers.AcceptLanguage.ToString().Split(',').Select(tag => Languages.FromCode(tag.Trim().Split('-', ';')[0])).FirstOrDefault(known => known is not null);
        return new Speech(Languages.FromCode(request.Cookies[Cookie]) ?? wished ?? Language.Russian);
    }
}
