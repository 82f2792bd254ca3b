using System.Globalization;
using SupportBot.Channels;
using SupportBot.Guides;

namespace SupportBot.Web.Guides;

/// <summary>One guide as a page: steps in the order of the file; an answer is a link to its step, so the page can be walked without a script.</summary>
internal static class GuidePage
{
    /// <param name="links">Messengers in which the guide can be walked with the bot.</param>
    public static string Of(Guide guide, Language language, GuideLibrary library, ChatLinks links)
    {
        var text = guide.In(language);
        var words = GuideWords.In(language);
        var steps = text.Steps.Select((step, i) => Step(text, step, i, language, library));
        var draft = guide.Draft ? $"<p class=\"draft\">{GuideHtml.Text(words.Draft)}</p>\n" : "";
        var ways = links.With("guide_" + guide.Id).Select(link => $"<a href=\"{GuideHtml.Text(link.Address)}\">{GuideHtml.Text(string.Format(CultureInfo.InvariantCulture, words.OpenIn, link.Name))}</a>")
            .Prepend($"<a href=\"{GuideHtml.Text($"{Chat(language)}&guide={guide.Id}")}\">{GuideHtml.Text(words.Walk)}</a>");
        var body = $"{draft}<p class=\"chat\">{string.Join(' ', ways)}</p>\n<ol class=\"steps\">\n{string.Join('\n', steps)}\n</ol>";
        return GuideHtml.Page(language, text.Title, $"/guides/{guide.Id}", guide.Texts.Keys.Order(), body);
    }

    private static string Step(GuideText text, GuideStep step, int at, Language language, GuideLibrary library)
    {
        var loading = at == 0 ? "" : " loading=\"lazy\"";
        var picture = step.Picture is { } path ? $"<img src=\"/{GuideHtml.Text(path)}\" alt=\"{GuideHtml.Text(step.Alt)}\"{loading}>" : "";
        var answers = step.Answers.Select(answer => Answer(text, answer, language, library));
        return $"<li id=\"{GuideHtml.Text(step.Id)}\">\n{picture}\n<div>{GuideHtml.Markdown(step.Text)}<p class=\"ask\">{GuideHtml.Text(step.Question)}</p>\n<ul class=\"answers\">{string.Concat(answers)}</ul></div>\n</li>";
    }

    private static string Answer(GuideText text, GuideAnswer answer, Language language, GuideLibrary library)
    {
        var words = GuideWords.In(language);
        var (href, where) = answer.Target switch
        {
            ['#', .. var step] => (answer.Target, string.Format(CultureInfo.InvariantCulture, words.Step, Number(text, step))),
            "helped" => ("", words.Helped),
            "not-helped" => (Chat(language), words.NotHelped),
            "human" => (Chat(language), words.Human),
            _ when answer.Target.StartsWith("guide:", StringComparison.Ordinal) => Other(answer.Target["guide:".Length..], language, library),
            // In a draft only: the editor has not written yet where it leads.
            _ => ("", "?"),
        };
        var title = GuideHtml.Text(answer.Title);
        var way = GuideHtml.Text(where);
        // The whole line leads on: a thumb needs room.
        return href.Length == 0
            ? $"<li><span class=\"end\"><b>{title}</b> <i>→ {way}</i></span></li>"
            : $"<li><a href=\"{GuideHtml.Text(href)}\"><b>{title}</b> <i>→ {way}</i></a></li>";
    }

    private static string Number(GuideText text, string step) =>
        text.Find(step) is { } found ? (text.Steps.IndexOf(found) + 1).ToString(CultureInfo.InvariantCulture) : "?";

    private static (string, string) Other(string id, Language language, GuideLibrary library) =>
        ($"/guides/{id}?language={language.Code()}", library.Find(id)?.In(language).Title ?? id);

    private static string Chat(Language language) => $"/chat?lang={language.Code()}";
}
