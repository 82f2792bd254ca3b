using System.Text;
using System.Text.RegularExpressions;
using SupportBot.Channels;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Guides;
using SupportBot.Tests.Guides;
using SupportBot.Web.Guides;

namespace SupportBot.Tests.Web.Guides;

public sealed class GuidePagesTests
{
    private static readonly Edition Edition = new EditionReader(new ContentFolder(Repository.Folder("dialogs")), new ConversationSettings(), []).Read(out _)!;

    public static TheoryData<string> Ids => [.. SomeGuides.Ours.All.Select(guide => guide.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_light_whole_in_every_language_and_its_links_lead_somewhere(string id)
    {
        var guide = Edition.Guides.Find(id)!;
        foreach (var (language, text) in guide.Texts)
        {
            var page = GuidePage.Of(guide, language, Edition.Guides, new ChatLinks());
            Assert.True(Encoding.UTF8.GetByteCount(page) < 60 * 1024, $"{id}: {page.Length} characters");
            Assert.All(text.Steps, step => Assert.Contains($"id=\"{step.Id}\"", page, StringComparison.Ordinal));
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(Regex.Count(page, "<img ", RegexOptions.None, TimeSpan.FromSeconds(5)) - 1,
                Regex.Count(page, "loading=\"lazy\"", RegexOptions.None, TimeSpan.FromSeconds(5)));
            foreach (Match link in Regex.Matches(page, "href=\"#([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)))
            {
                Assert.NotNull(text.Find(link.Groups[1].Value));
            }
        }
    }

    [Fact]
    public void Words_of_an_editor_cannot_become_markup()
    {
        const string Evil = "---\ntitle: \"<b>Т</b>\"\n---\n## a\nТекст <script>alert(1)</script>\n![\"><img src=x>](a.png)\n? <i>Да?</i>\n- [<u>Да</u>](helped)\n- [Нет](human)";
        var guide = SomeGuides.Library([("evil", SomeGuides.InBoth(Evil))], []).Find("evil")!;
        var page = GuidePage.Of(guide, Language.Russian, Edition.Guides, new ChatLinks());
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Т", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>Да", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<u>Да", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg onload", GuideIndex.Of(Edition, Language.Russian, "\"><svg onload=1>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("тплинк арчер ц6", "tplink-archer-c6")]
    [InlineData("keenetik", "keenetic")]
    [InlineData("нет интернета", "no-internet")]
    [InlineData("net interneta", "no-internet")]
    [InlineData("интернет жоқ", "no-internet")]
    [InlineData("красный los", "red-los")]
    public void A_search_forgives_typing_errors_and_other_letters(string words, string guide) =>
        Assert.Contains(guide, GuideIndex.Search(Edition, Language.Russian, words).Select(found => found.Id));

    [Fact]
    public void A_page_leads_into_the_chat_and_into_the_messengers_that_are_known()
    {
        var links = new ChatLinks();
        links.Keep("Telegram", "https://t.me/isp_bot?start=");
        var page = GuidePage.Of(Edition.Guides.Find("no-internet")!, Language.Kazakh, Edition.Guides, links);
        Assert.Contains("/chat?lang=kk&amp;guide=no-internet", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://t.me/isp_bot?start=guide_no-internet\">Telegram арқылы ашу</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("тплин", "tplink-archer-c6")]
    [InlineData("длинк", "dlink-dir")]
    [InlineData("zte mf286", "zte-mf")]
    [InlineData("вайфай плохо ловит", "wifi-weak")]
    [InlineData("telik ne pokazyvaet", "tv-no-picture")]
    [InlineData("mac adres", "find-mac")]
    public void What_people_type_finds_the_guide(string words, string guide) =>
        Assert.Contains(guide, GuideIndex.Search(Edition, Language.Russian, words).Select(found => found.Id));

    [Fact]
    public void What_is_not_found_leads_to_the_chat() =>
        Assert.Contains("/chat?lang=kk", GuideIndex.Of(Edition, Language.Kazakh, "ыыыыыъъъ"), StringComparison.Ordinal);

    [Fact]
    public void The_list_has_every_guide()
    {
        var page = GuideIndex.Of(Edition, Language.English, null);
        Assert.All(Edition.Guides.All, guide => Assert.Contains($"/guides/{guide.Id}?language=en", page, StringComparison.Ordinal));
    }
}
