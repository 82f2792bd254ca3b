using System.Collections.Immutable;
using System.Globalization;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace SupportBot.Guides;

/// <summary>
/// Which router is it? Brand, then model, by buttons or in free words. Who does not know is shown where to look; who still does not know, or
/// has another model, goes on with the guide for any router.
/// </summary>
public sealed class ChoosingRouter(GuideLibrary library) : IStep
{
    private const string Brand = "b-";
    private const string Pick = "m-";

    // With "I do not know" these are ten: all that a list in a messenger shows. The operator may be written there.
    internal const int MostButtons = 9;

    private const string Sticker = "guides/_pictures/sticker-model.png";

    public State State => State.ChoosingRouter;

    public Answer? Ask(Talk talk)
    {
        var inquiry = talk.Now.Inquiry;
        var options = inquiry.RouterBrand is { } brand ? Models(talk, brand) : [.. Brands(talk).Take(MostButtons).Select((name, i) => new Option(name, Brand + Numbers.Text(i)))];
        options = options.Add(talk.Option("button.dont-know", Choices.Skip)).Add(talk.Option("button.human", Choices.Human, aside: true));
        if (inquiry.StickerShown)
        {
            talk.Say("ask-router.sticker");
            talk.Put(options, [new Picture(Sticker, talk.Text("router.sticker.alt"))]);
        }
        else if (inquiry.RouterBrand is { } make)
        {
            talk.Ask("ask-router-model", options, ("brand", make));
        }
        else
        {
            talk.Ask("ask-router", options);
        }
        return null;
    }

    public Answer Take(Talk talk, Reading reading)
    {
        if (reading.Chose(Choices.Skip) || reading.Understood.Wants(Wishes.DontKnow))
        {
            return talk.Now.Inquiry.StickerShown ? General(talk, talk.Now.Inquiry.RouterBrand ?? "не знает модель") : ShowSticker(talk);
        }
        var found = reading.Choice is { } choice ? Pressed(talk, choice) : RouterSearch.Find([.. Of(talk)], reading.Text);
        if (found.Guide is { } guide)
        {
            return Choose(talk, guide);
        }
        if (found.Brand is { } brand && brand != talk.Now.Inquiry.RouterBrand)
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { RouterBrand = brand, Router = brand } };
            return Answer.Again;
        }
        return reading.Choice is null && RouterNames.LooksLikeModel(reading.Text) ? General(talk, reading.Text) : Answer.Unclear;
    }

    private static Answer ShowSticker(Talk talk)
    {
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { StickerShown = true } };
        return Answer.Again;
    }

    private Answer Choose(Talk talk, Guide guide)
    {
        var place = library.Begin(guide.Id, talk.Now.Inquiry.Problem?.Id ?? "");
        return Chosen(talk, $"{guide.Brand} {string.Join(" / ", guide.Models)}", place);
    }

    private Answer General(Talk talk, string router)
    {
        var place = library.ForAnyRouter(talk.Now.Inquiry.Problem?.Id ?? "") is { } guide ? library.Begin(guide.Id) : null;
        talk.Say(place is null ? "reason." + HandoffReasons.NothingToTry : "router.general");
        return Chosen(talk, router, place);
    }

    private static Answer Chosen(Talk talk, string router, GuidePlace? place)
    {
        talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Router = router, Guide = place } };
        return Answer.Fire(Trigger.RouterChosen);
    }

    private RouterSearch.Found Pressed(Talk talk, string choice)
    {
        if (choice.StartsWith(Pick, StringComparison.Ordinal))
        {
            return new RouterSearch.Found(library.Find(choice[Pick.Length..]), null);
        }
        var brands = Brands(talk).ToList();
        if (!choice.StartsWith(Brand, StringComparison.Ordinal)
            || !int.TryParse(choice.AsSpan(Brand.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= brands.Count)
        {
            return default;
        }
        var models = Of(talk).Where(guide => guide.Brand == brands[index]).ToList();
        return new RouterSearch.Found(models.Count == 1 ? models[0] : null, brands[index]);
    }

    private ImmutableArray<Option> Models(Talk talk, string brand) =>
        [.. Of(talk).Where(guide => guide.Brand == brand).Take(MostButtons).Select(guide => new Option(Short(string.Join(" / ", guide.Models)), Pick + guide.Id))];

    private IEnumerable<string> Brands(Talk talk) => Of(talk).Select(guide => guide.Brand).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<Guide> Of(Talk talk) => library.ForRouters(talk.Now.Inquiry.Problem?.Id ?? "");

    private static string Short(string title) => title.Length <= GuideCheck.LongestTitle ? title : title[..(GuideCheck.LongestTitle - 1)] + "…";
}
