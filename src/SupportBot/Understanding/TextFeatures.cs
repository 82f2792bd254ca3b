namespace SupportBot.Understanding;

/// <summary>
/// What a text is made of, for the learner: words, neighbours, pieces of words, and the notions behind them, each as a number. The lowest three bits of
/// a number tell its kind (<see cref="Kind"/>). Nothing is allocated.
/// </summary>
internal ref struct TextFeatures(Span<uint> hashes)
{
    /// <summary>A message of sixty words has some two thousand; what is over is left out.</summary>
    public const int Most = 4096;

    /// <summary>Pieces of words, words, neighbours, pairs.</summary>
    public const int Kinds = 4;

    // How many words back a pair reaches.
    private const int Sentence = 8;

    private readonly Span<uint> _hashes = hashes;
    private int _count;

    /// <summary>Writes the features, each as often as it occurs, and tells how many there are.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<uint> hashes)
    {
        Span<char> letters = stackalloc char[SoundedWords.Most * SoundedWords.Longest];
        Span<int> ends = stackalloc int[SoundedWords.Most];
        var words = new SoundedWords(letters, ends);
        words.Read(text);
        var features = new TextFeatures(hashes);
        features.Read(words);
        return features._count;
    }

    /// <summary>The words of a text as they sound.</summary>
    public static List<string> Words(string text)
    {
        var words = new SoundedWords(new char[SoundedWords.Most * SoundedWords.Longest], new int[SoundedWords.Most]);
        words.Read(text);
        var list = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            list.Add(new string(words[i]));
        }
        return list;
    }

    /// <summary>A feature's kind: 0 a piece of a word, 1 a word, 2 neighbours, 3 a pair.</summary>
    public static int Kind(uint hash) => (int)(hash & 7);

    private void Read(scoped SoundedWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var notion = Notions.Of(word);
            Add('w', word);
            Add('n', notion);
            if (i > 0)
            {
                Add('b', words[i - 1], word);
                Add('m', Notions.Of(words[i - 1]), notion);
            }
            // Words apart: "интернет почему-то не работает".
            if (i > 1)
            {
                Add('s', Notions.Of(words[i - 2]), notion);
            }
            Pieces(word);
            Pairs(words, i, notion);
        }
        if (words.Count > 0)
        {
            Add('f', Notions.Of(words[0]));
        }
    }

    // Which notions are said together, in whatever order and however far apart (within a sentence).
    private void Pairs(scoped SoundedWords words, int word, scoped ReadOnlySpan<char> notion)
    {
        for (var i = Math.Max(0, word - Sentence); i < word; i++)
        {
            var other = Notions.Of(words[i]);
            if (other.SequenceCompareTo(notion) <= 0)
            {
                Add('p', other, notion);
            }
            else
            {
                Add('p', notion, other);
            }
        }
    }

    private void Pieces(scoped ReadOnlySpan<char> word)
    {
        Span<char> padded = stackalloc char[word.Length + 2];
        padded[0] = '<';
        word.CopyTo(padded[1..]);
        padded[^1] = '>';
        for (var size = 2; size <= 5; size++)
        {
            for (var at = 0; at + size <= padded.Length; at++)
            {
                Add('c', padded.Slice(at, size));
            }
        }
    }

    // FNV-1a: the same on every machine and in every run.
    private void Add(char kind, scoped ReadOnlySpan<char> first, scoped ReadOnlySpan<char> second = default)
    {
        if (_count == _hashes.Length)
        {
            return;
        }
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
        _hashes[_count++] = (hash & ~7u) | KindOf(kind);
    }

    private static uint KindOf(char kind) => kind switch
    {
        'c' => 0,
        'w' or 'n' or 'f' => 1,
        'p' => 3,
        _ => 2,
    };
}
