using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>One place of a pattern. A closed set.</summary>
internal abstract record Place
{
    private Place()
    {
    }

    /// <summary>One of these words.</summary>
    public sealed record OneOf(WordSet Words) : Place;

    /// <summary>A word of this look, and none of the known names of our trade.</summary>
    public sealed record Look(Traits Traits, WordSet Except) : Place;

    /// <summary>Up to so many words of the same sentence.</summary>
    public sealed record Gap(int Most) : Place;

    /// <summary>The word here (at the beginning of a pattern: the one before) is none of these; takes no word.</summary>
    public sealed record NotHere(WordSet Words) : Place;

    /// <summary>A colon, dash or equals sign stands here; takes no word.</summary>
    public sealed record Colon : Place;

    public sealed record SentenceStart : Place;

    public sealed record SentenceEnd : Place;

    /// <summary>The sentence ends here, and asks.</summary>
    public sealed record Asked : Place;

    public sealed record TextStart : Place;

    public sealed record TextEnd : Place;
}
