namespace SupportBot.Guides;

/// <summary>Finds the guide, or at least the make, that words of a subscriber name.</summary>
internal static class RouterSearch
{
    /// <summary>A guide; or a make of several guides; or neither.</summary>
    public readonly record struct Found(Guide? Guide, string? Brand);

    public static Found Find(IReadOnlyList<Guide> guides, string words)
    {
        // "тп линк" has also "линк" in it, one letter from D-Link: what is written rightly goes first.
        var ofBrand = guides.Where(guide => RouterNames.Contains(words, guide.Brand)).ToList();
        ofBrand = ofBrand.Count > 0 ? ofBrand : [.. guides.Where(guide => RouterNames.Resembles(words, guide.Brand))];
        var fits = (ofBrand.Count > 0 ? ofBrand : guides).Select(guide => (Guide: guide, Fit: Fit(guide, words))).ToList();
        var best = fits.Select(fit => fit.Fit).DefaultIfEmpty(0).Max();
        var fitting = fits.Where(fit => fit.Fit == best && (best > 0 || ofBrand.Count > 0)).Select(fit => fit.Guide).ToList();
        return fitting switch
        {
            [var only] => new Found(only, only.Brand),
            [var first, ..] when fitting.TrueForAll(guide => guide.Brand == first.Brand) => new Found(null, first.Brand),
            _ => default,
        };
    }

    // The longest name found counts: "ac6" is more than the "c6" in it.
    private static int Fit(Guide guide, string words) => guide.Models.Concat(guide.Aliases)
        .Where(name => RouterNames.Contains(words, name) || RouterNames.Resembles(words, name)).Select(name => RouterNames.Fold(name).Length).DefaultIfEmpty(0).Max();
}
