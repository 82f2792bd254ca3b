using SupportBot.Content;
using SupportBot.Guides;

namespace SupportBot.Web.Guides;

/// <summary>The list of guides, and the search in it.</summary>
internal static class GuideIndex
{
    private const int LongestSearch = 200;

    public static string Of(Edition edition, Language language, string? search)
    {
        var words = GuideWords.In(language);
        var wanted = (search ?? "").Trim();
        wanted = wanted.Length > LongestSearch ? wanted[..LongestSearch] : wanted;
        var form = $"<form action=\"/guides\"><input type=\"hidden\" name=\"language\" value=\"{language.Code()}\"><input type=\"search\" name=\"q\" maxlength=\"{LongestSearch}\" value=\"{GuideHtml.Text(wanted)}\" aria-label=\"{GuideHtml.Text(words.Search)}\" placeholder=\"{GuideHtml.Text(words.Search)}\"><button>{GuideHtml.Text(words.Find)}</button></form>";
        return GuideHtml.Page(language, words.Title, "/guides", Languages.All, form + (wanted.Length > 0 ? Found(edition, language, wanted) : All(edition, language)));
    }

    private static string All(Edition edition, Language language)
    {
        var words = GuideWords.In(language);
        var guides = edition.Guides.All.ToLookup(guide => guide.Brand.Length > 0);
        var menu = edition.Dialogue.Script.Problems.Menu;
        // What people ask for most stands on top, as in the menu of the chat.
        var problems = guides[false].OrderBy(guide => guide.Problems.Select(problem => menu.IndexOf(problem)).Where(place => place >= 0).DefaultIfEmpty(menu.Length).Min())
            .ThenBy(guide => guide.Problems.Any(problem => edition.Dialogue.Script.Problems.Find(problem)?.Guides.Contains(guide.Id) == true) ? 0 : 1)
            .ThenBy(guide => guide.In(language).Title, StringComparer.Ordinal);
        var routers = guides[true].OrderBy(guide => guide.In(language).Title, StringComparer.OrdinalIgnoreCase);
        return $"<h2>{words.ByProblem}</h2>{Links(problems, language)}<h2>{words.ByRouter}</h2>{Links(routers, language)}";
    }

    private static string Found(Edition edition, Language language, string wanted)
    {
        var found = Search(edition, language, wanted).ToList();
        return found.Count > 0 ? Links(found, language) : $"<p>{GuideHtml.Text(GuideWords.In(language).Nothing)} <a href=\"/chat?lang={language.Code()}\">{GuideHtml.Text(GuideWords.In(language).Chat)}</a></p>";
    }

    /// <summary>The router named, then guides whose title has the words, then guides for the trouble understood; typing errors and Latin letters forgiven.</summary>
    internal static IEnumerable<Guide> Search(Edition edition, Language language, string wanted)
    {
        var guides = edition.Guides;
        var routers = guides.All.Where(guide => guide.Brand.Length > 0).ToList();
        var router = RouterSearch.Find(routers, wanted);
        var byRouter = router.Guide is { } one ? [one] : routers.Where(guide => guide.Brand == router.Brand);
        var byTitle = guides.All.Where(guide => TitleFits(guide.In(language).Title, wanted) || TitleFits(guide.In(Language.Russian).Title, wanted));
        var script = edition.Dialogue.Script;
        var problem = script.Understanding.Read(wanted, language).Problems.FirstOrDefault(guess => guess.Confidence >= script.Settings.Guess)?.Id;
        var named = script.Problems.Find(problem)?.Guides.Select(guides.Find).OfType<Guide>() ?? [];
        var byProblem = named.Concat(guides.All.Where(guide => guide.Brand.Length == 0 && problem is not null && guide.Problems.Contains(problem, StringComparer.Ordinal)));
        return byRouter.Concat(byTitle).Concat(byProblem).DistinctBy(guide => guide.Id);
    }

    private static bool TitleFits(string title, string wanted)
    {
        var words = wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= 3).ToList();
        return words.Count > 0 && words.TrueForAll(word => RouterNames.Contains(title, word) || RouterNames.Resembles(title, word));
    }

    private static string Links(IEnumerable<Guide> guides, Language language) => $"<ul class=\"guides\">{string.Concat(guides.Select(guide =>
        $"<li><a href=\"/guides/{guide.Id}?language={language.Code()}\">{GuideHtml.Text(guide.In(language).Title)}</a></li>"))}</ul>";
}
