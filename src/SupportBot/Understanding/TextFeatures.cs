namespace SupportBot.Understanding;

/// <summary>What a text is made of, for the learner: words, neighbours, pieces of words, and the notions behind them, each as a number.</summary>
internal sealed class TextFeatures
{
    // Nobody describes a fault in more; the beginning of a longer message tells it.
    private const int MostWords = 60;

    private readonly Dictionary<uint, float> _counts = [];

    /// <summary>How often each feature occurs, by its hash.</summary>
    public static Dictionary<uint, float> Of(string text)
    {
        var features = new TextFeatures();
        features.Read(Words(text));
        return features._counts;
    }

    /// <summary>The words of a text as they sound; long figures (phones, contracts) are one word "#".</summary>
    public static List<string> Words(string text)
    {
        var simple = Folding.Simple(text).Replace("wi-fi", "wifi", StringComparison.Ordinal).Replace("вай-фай", "вайфай", StringComparison.Ordinal)
            .Replace("wi fi", "wifi", StringComparison.Ordinal).Replace("вай фай", "вайфай", StringComparison.Ordinal);
        var words = new List<string>();
        foreach (var word in simple.Split([' ', '-', '/'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count == MostWords)
            {
                break;
            }
            words.Add(word.Length > 4 && word.All(char.IsDigit) ? "#" : Keyboard.Mend(word));
        }
        return words.ConvertAll(Sounding.Of);
    }

    private void Read(List<string> words)
    {
        var notions = words.ConvertAll(Notions.Of);
        for (var i = 0; i < words.Count; i++)
        {
            Add('w', words[i]);
            Add('n', notions[i]);
            if (i > 0)
            {
                Add('b', words[i - 1], words[i]);
                Add('m', notions[i - 1], notions[i]);
            }
            // Words apart: "интернет почему-то не работает".
            if (i > 1)
            {
                Add('s', notions[i - 2], notions[i]);
            }
            Pieces(words[i]);
        }
        if (words.Count > 0)
        {
            Add('f', notions[0]);
        }
    }

    private void Pieces(string word)
    {
        Span<char> padded = stackalloc char[word.Length + 2];
        padded[0] = '<';
        word.CopyTo(padded[1..]);
        padded[^1] = '>';
        for (var size = 2; size <= 5; size++)
        {
            for (var at = 0; at + size <= padded.Length; at++)
            {
                Count(Hash('c', padded.Slice(at, size), []));
            }
        }
    }

    private void Add(char kind, string first, string second = "") => Count(Hash(kind, first, second));

    private void Count(uint hash) => System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, hash, out _)++;

    // FNV-1a: the same on every machine and in every run. The lowest three bits tell the kind.
    private static uint Hash(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var hash = (2166136261u ^ kind) * 16777619u;
        foreach (var letter in first)
        {
            hash = (hash ^ letter) * 16777619u;
        }
        hash = (hash ^ ' ') * 16777619u;
        foreach (var letter in second)
        {
            hash = (hash ^ letter) * 16777619u;
        }
        return (hash & ~7u) | (kind == 'c' ? 0u : kind is 'w' or 'n' or 'f' ? 1u : 2u);
    }

    /// <summary>A feature's kind: 0 a piece of a word, 1 a word, 2 neighbours.</summary>
    public static int Kind(uint hash) => (int)(hash & 7);
}
