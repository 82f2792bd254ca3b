using System.Text.Encodings.Web;
using System.Text.Unicode;
using Markdig;

namespace SupportBot.Web.Guides;

/// <summary>The frame of every guide page, and the only two ways in which words get into it: encoded, or as Markdown without HTML.</summary>
internal static class GuideHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    public static string Text(string words) => Encoder.Encode(words);

    public static string Markdown(string words) => Markdig.Markdown.ToHtml(words, Pipeline);

    /// <param name="here">The page's path, for the switch of languages.</param>
    public static string Page(Language language, string title, string here, IEnumerable<Language> languages, string body) =>
        $"""
        <!doctype html>
        <html lang="{language.Code()}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(title)}</title>
        <link rel="icon" href="/chat/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/pages/guides.css">
        </head>
        <body>
        <nav><a href="/guides?language={language.Code()}">{Text(GuideWords.In(language).All)}</a><span>{string.Join(' ', languages.Select(other => Switch(other, language, here)))}</span></nav>
        <main>
        <h1>{Text(title)}</h1>
        {body}
        </main>
        </body>
        </html>
        """;

    private static string Switch(Language other, Language language, string here) => other == language
        ? $"<b lang=\"{other.Code()}\">{GuideWords.NameOf(other)}</b>"
        : $"<a lang=\"{other.Code()}\" href=\"{Text(here)}?language={other.Code()}\">{GuideWords.NameOf(other)}</a>";
}
