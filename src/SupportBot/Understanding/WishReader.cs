using System.Buffers;

namespace SupportBot.Understanding;

/// <summary>Reads wishes from words, in three languages.</summary>
internal static class WishReader
{
    private static readonly Dictionary<string, Wishes> Whole = WishPhrases.Whole
        .SelectMany(pair => pair.Phrases.Select(phrase => (Sound: Sounding.Of(phrase), pair.Wish)))
        .GroupBy(pair => pair.Sound, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().Wish, StringComparer.Ordinal);

    // "Но", "не" and "ок" begin anything.
    private static readonly (Wishes Wish, string Sound)[] Beginnings = [.. WishPhrases.Whole.Where(pair => pair.Wish is Wishes.Yes or Wishes.No or Wishes.Greeting)
        .SelectMany(pair => pair.Phrases.Where(phrase => phrase.Length > 1 && phrase is not ("no" or "не" or "net")).Select(phrase => (pair.Wish, Sounding.Of(phrase) + " "))).Distinct()];

    /// <param name="simple">The message as <see cref="Folding.Simple"/> makes it.</param>
    public static Wishes Read(string simple)
    {
        var buffer = ArrayPool<char>.Shared.Rent(simple.Length + 2);
        var length = Sounding.Of(simple, buffer.AsSpan(1, simple.Length));
        var padded = buffer.AsSpan(0, length + 2);
        (padded[0], padded[^1]) = (' ', ' ');
        padded.Replace('-', ' ');
        padded.Replace('/', ' ');
        var wishes = Heard(padded) | InBrief(simple, padded[1..^1]);
        ArrayPool<char>.Shared.Return(buffer);
        return wishes;
    }

    private static Wishes Heard(ReadOnlySpan<char> padded)
    {
        var wishes = HumanCall.Is(padded) ? Wishes.Human : Wishes.None;
        foreach (var (wish, sounds) in WishPhrases.Anywhere)
        {
            wishes |= padded.ContainsAny(sounds) ? wish : Wishes.None;
        }
        // "Не помогло" holds "помогло".
        return (wishes & Wishes.NotHelped) != Wishes.None ? wishes & ~Wishes.Helped : wishes;
    }

    private static Wishes InBrief(string simple, ReadOnlySpan<char> sound)
    {
        if (simple == "+")
        {
            return Wishes.Yes;
        }
        Span<char> core = stackalloc char[40];
        var length = WithoutFillers(sound, core);
        var wishes = length > 0 && Whole.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(core[..length], out var whole) ? whole : Wishes.None;
        foreach (var (wish, start) in Beginnings)
        {
            wishes |= sound.StartsWith(start, StringComparison.Ordinal) && MayBegin(wish, sound) ? wish : Wishes.None;
        }
        var corrects = sound.StartsWith("нет ", StringComparison.Ordinal) && sound.ContainsAnyInRange('0', '9');
        return corrects ? wishes | Wishes.Correction : wishes;
    }

    // Zero when too much is left to be a wish alone.
    private static int WithoutFillers(ReadOnlySpan<char> sound, Span<char> core)
    {
        var length = 0;
        foreach (var range in sound.Split(' '))
        {
            var word = sound[range];
            if (word.Length == 0 || IsFiller(word))
            {
                continue;
            }
            if (length + word.Length + 1 > core.Length)
            {
                return 0;
            }
            if (length > 0)
            {
                core[length++] = ' ';
            }
            word.CopyTo(core[length..]);
            length += word.Length;
        }
        return length;
    }

    private static bool IsFiller(ReadOnlySpan<char> word)
    {
        foreach (var filler in WishPhrases.Fillers)
        {
            if (word.SequenceEqual(filler))
            {
                return true;
            }
        }
        return false;
    }

    // "Да, верно", "нет, не помогло": yes and no also begin a longer answer, but not "нет интернета"; a greeting begins anything.
    private static bool MayBegin(Wishes wish, ReadOnlySpan<char> sound) =>
        wish == Wishes.Greeting || (sound.Count(' ') <= 3 && !(wish == Wishes.No && sound.StartsWith("нет и", StringComparison.Ordinal)));
}
