using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>Words a place of a pattern admits: whole words, beginnings (<c>слов*</c>), endings (<c>*ешь</c>). Immutable.</summary>
internal sealed class WordSet
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _beginnings = new(StringComparer.Ordinal);
    private readonly List<string> _endings = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly (int Shortest, int Longest) _lengths;

    public WordSet(IEnumerable<string> terms)
    {
        foreach (var term in terms.SelectMany(Letters.Expand).Select(term => term.Trim()).Where(term => term.Length > 0))
        {
            if (term.StartsWith('*'))
            {
                _endings.Add(term[1..]);
            }
            else if (term.EndsWith('*'))
            {
                _beginnings.Add(term[..^1]);
            }
            else
            {
                _whole.Add(term);
            }
        }
        _lookup = _beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = _beginnings.Count == 0 ? (1, 0) : (_beginnings.Min(term => term.Length), _beginnings.Max(term => term.Length));
    }

    public IEnumerable<string> Whole => _whole;

    public IEnumerable<string> Beginnings => _beginnings;

    public bool HasEndings => _endings.Count > 0;

    public bool Has(string word)
    {
        if (_whole.Contains(word))
        {
            return true;
        }
        for (var length = _lengths.Shortest; length <= _lengths.Longest && length <= word.Length; length++)
        {
            if (_lookup.Contains(word.AsSpan(0, length)))
            {
                return true;
            }
        }
        foreach (var ending in _endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
