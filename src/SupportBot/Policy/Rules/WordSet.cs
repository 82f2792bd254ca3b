using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Rules;

/// <summary>
/// Words a place of a pattern admits: whole words, beginnings (<c>слов*</c>), endings (<c>*ешь</c>). Immutable. There are thousands of them and
/// most hold a word or two: those are compared one by one, only long lists are hashed.
/// </summary>
internal sealed class WordSet
{
    private const int Few = 8;

    private readonly string[] _whole;
    private readonly string[] _beginnings;
    private readonly string[] _endings;
    private readonly HashSet<string>? _manyWhole;
    private readonly HashSet<string>? _manyBeginnings;
    private readonly (int Shortest, int Longest) _lengths;

    public WordSet(IEnumerable<string> terms)
    {
        var kinds = terms.SelectMany(Letters.Expand).Select(term => term.Trim()).Where(term => term.Length > 0).Distinct(StringComparer.Ordinal)
            .ToLookup(term => term.StartsWith('*') ? 'e' : term.EndsWith('*') ? 'b' : 'w');
        _whole = [.. kinds['w']];
        _beginnings = [.. kinds['b'].Select(term => term[..^1])];
        _endings = [.. kinds['e'].Select(term => term[1..])];
        _manyWhole = _whole.Length > Few ? new HashSet<string>(_whole, StringComparer.Ordinal) : null;
        _manyBeginnings = _beginnings.Length > Few ? new HashSet<string>(_beginnings, StringComparer.Ordinal) : null;
        _lengths = _beginnings.Length == 0 ? (1, 0) : (_beginnings.Min(term => term.Length), _beginnings.Max(term => term.Length));
    }

    public IEnumerable<string> Whole => _whole;

    public IEnumerable<string> Beginnings => _beginnings;

    public bool HasEndings => _endings.Length > 0;

    public bool Has(string word) => (_manyWhole?.Contains(word) ?? Array.IndexOf(_whole, word) >= 0) || Begins(word) || Ends(word);

    private bool Begins(string word)
    {
        if (_manyBeginnings is null)
        {
            foreach (var beginning in _beginnings)
            {
                if (word.StartsWith(beginning, StringComparison.Ordinal))
                {
                    return true;
                }
            }
            return false;
        }
        var lookup = _manyBeginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = _lengths.Shortest; length <= _lengths.Longest && length <= word.Length; length++)
        {
            if (lookup.Contains(word.AsSpan(0, length)))
            {
                return true;
            }
        }
        return false;
    }

    private bool Ends(string word)
    {
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
