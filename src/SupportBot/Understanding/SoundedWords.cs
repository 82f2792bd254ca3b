namespace SupportBot.Understanding;

/// <summary>
/// The words of a text as they sound, one behind the other in a buffer of the caller: nothing is allocated, whatever is written. Long figures (phones, contracts)
/// are one word "#"; "wi-fi" and "вай фай" are one word.
/// </summary>
internal ref struct SoundedWords(Span<char> letters, Span<int> ends)
{
    /// <summary>Nobody describes a fault in more; the beginning of a longer message tells it.</summary>
    public const int Most = 60;

    /// <summary>No word is longer; the rest of it says nothing.</summary>
    public const int Longest = 48;

    private readonly Span<char> _letters = letters;
    private readonly Span<int> _ends = ends;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<char> this[int word] => _letters[(word == 0 ? 0 : _ends[word - 1]).._ends[word]];

    public void Read(ReadOnlySpan<char> text)
    {
        Span<char> word = stackalloc char[Longest];
        var length = 0;
        for (var at = 0; at <= text.Length && Count < Most; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                if (length < Longest)
                {
                    word[length++] = text[at] is 'ё' or 'Ё' ? 'е' : char.ToLowerInvariant(text[at]);
                }
            }
            else if (length > 0)
            {
                Add(word[..length]);
                length = 0;
            }
        }
    }

    private void Add(scoped Span<char> word)
    {
        var from = Count == 0 ? 0 : _ends[Count - 1];
        if (IsSecondHalf(word))
        {
            _ends[Count - 1] += Sounding.Of(word, _letters[from..]);
            return;
        }
        if (word.Length > 4 && !word.ContainsAnyExceptInRange('0', '9'))
        {
            _letters[from] = '#';
            _ends[Count++] = from + 1;
            return;
        }
        Keyboard.Mend(word);
        var length = Sounding.Of(word, _letters[from..]);
        if (length > 0)
        {
            _ends[Count++] = from + length;
        }
    }

    // "wi-fi", "вай фай".
    private readonly bool IsSecondHalf(scoped ReadOnlySpan<char> word) => Count > 0 && (word is "fi" or "fai" or "фи" or "фай" or "фая") && (this[Count - 1] is "ви" or "ваи");
}
