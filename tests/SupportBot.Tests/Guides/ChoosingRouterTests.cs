using SupportBot.Conversations;

namespace SupportBot.Tests.Guides;

public sealed class ChoosingRouterTests
{
    private readonly Walk _walk = Walk.ToRouters(SomeGuides.Ours);

    [Fact]
    public void Every_make_has_a_button_and_the_list_fits_a_messenger()
    {
        var makes = SomeGuides.Ours.All.Select(guide => guide.Brand).Where(brand => brand.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).ToList();
        Assert.Equal([.. makes, "Не знаю", "Оператор"], _walk.Said.Choices.Select(choice => choice.Title));
        Assert.Equal("Оператор", Assert.Single(_walk.Said.Choices, choice => choice.Aside).Title);
        Assert.True(_walk.Said.Choices.Count(choice => !choice.Aside) <= 10);
    }

    [Fact]
    public void Make_then_model_leads_into_the_guide_where_the_problem_is_met()
    {
        _walk.Press("TP-Link");
        _walk.Press("Archer C6 / C64");
        Assert.Equal(("tplink-archer-c6", "wifi-password"), (_walk.Place.Guide, _walk.Place.Step));
        Assert.Equal("TP-Link Archer C6 / C64", _walk.Now.Inquiry.Router);
    }

    [Fact]
    public void A_make_of_one_guide_asks_for_no_model()
    {
        _walk.Press("Keenetic");
        Assert.Equal("keenetic", _walk.Place.Guide);
    }

    [Theory]
    [InlineData("тплинк арчер ц6", "tplink-archer-c6")]
    [InlineData("Арчер С64", "tplink-archer-c6")]
    [InlineData("TP-Link Archer C6 v3", "tplink-archer-c6")]
    [InlineData("тп линк 841", "tplink-wr841n")]
    [InlineData("tl-wr845n", "tplink-wr841n")]
    [InlineData("кинетик", "keenetic")]
    [InlineData("кинетек старт", "keenetic")]
    [InlineData("Keenetic Air", "keenetic")]
    [InlineData("асус", "asus-rt-ax")]
    [InlineData("asus rt-ax55", "asus-rt-ax")]
    [InlineData("длинк 615", "dlink-dir")]
    [InlineData("ди линк дир-825", "dlink-dir")]
    [InlineData("тенда ас6", "tenda-ac6")]
    [InlineData("меркусис", "mercusys-ac12")]
    [InlineData("сяоми 4а", "xiaomi-4a")]
    [InlineData("ксиаоми", "xiaomi-4a")]
    [InlineData("хуавей ws5200", "huawei-ws5200")]
    [InlineData("huawei hg8245h", "gpon-huawei")]
    [InlineData("eg8145v5", "gpon-huawei")]
    [InlineData("хуавей жпон терминал гпон", "gpon-huawei")]
    [InlineData("зте ф670", "gpon-zte")]
    [InlineData("ZTE H298A", "zte-h")]
    [InlineData("d-link 615", "dlink-dir")]
    [InlineData("D-Link DIR 615", "dlink-dir")]
    [InlineData("tplink archer c6 екен", "tplink-archer-c6")]
    [InlineData("kinetik", "keenetic")]
    [InlineData("кинетик роутері", "keenetic")]
    [InlineData("менде тплинк арчер с6 роутері", "tplink-archer-c6")]
    [InlineData("туплинк арчер ц6", "tplink-archer-c6")]
    [InlineData("ksiaomi", "xiaomi-4a")]
    [InlineData("huawei wifi ax2", "huawei-ws5200")]
    public void Free_words_find_the_guide(string words, string guide)
    {
        _walk.Say(words);
        Assert.Equal(guide, _walk.Now.Inquiry.Guide?.Guide);
    }

    [Theory]
    [InlineData("тплинк", "TP-Link")]
    [InlineData("типлинк какой-то", "TP-Link")]
    [InlineData("хуавей", "Huawei")]
    [InlineData("зте", "ZTE")]
    public void A_make_alone_asks_for_the_model(string words, string brand)
    {
        _walk.Say(words);
        Assert.Equal(State.ChoosingRouter, _walk.Now.State);
        Assert.Equal(brand, _walk.Now.Inquiry.RouterBrand);
    }

    [Fact]
    public void Who_does_not_know_is_shown_the_sticker_and_then_led_by_the_general_guide()
    {
        _walk.Press("Не знаю");
        Assert.Equal("guides/_pictures/sticker-model.png", Assert.Single(_walk.Said.Pictures).Path);
        _walk.Press("Не знаю");
        Assert.Equal("wifi-password", _walk.Place.Guide);
        Assert.Equal(State.FollowingGuide, _walk.Now.State);
    }

    [Fact]
    public void After_the_sticker_the_name_can_be_written()
    {
        _walk.Say("не знаю");
        _walk.Say("Tenda F3");
        Assert.Equal("tenda-ac6", _walk.Place.Guide);
    }

    [Theory]
    [InlineData("netis N4")]
    [InlineData("TP-Link Archer AX10")]
    public void A_model_without_a_guide_is_kept_for_the_card_and_led_by_the_general_guide(string words)
    {
        _walk.Say(words);
        if (_walk.Now.State == State.ChoosingRouter)
        {
            _walk.Say(words);
        }
        Assert.Equal("wifi-password", _walk.Place.Guide);
        Assert.Equal(words, _walk.Now.Inquiry.Router);
    }

    [Fact]
    public void Words_that_name_no_router_are_asked_again()
    {
        _walk.Say("белый такой с антеннами");
        Assert.Contains("reask.ChoosingRouter", _walk.Keys);
    }
}
