using System.Collections.Concurrent;

namespace SupportBot.Policy;

/// <summary>
/// Verdicts on texts that were judged before by the same rules. A bot's text depends on nothing else, so the verdict is the same; it lives as
/// long as the rules it was made with. Bounded: when it is full it begins anew.
/// </summary>
internal sealed class SaidBefore
{
    private const int Most = 2048;
    private const int LongestText = 1024;

    private readonly ConcurrentDictionary<string, Verdict> _verdicts = new(StringComparer.Ordinal);
    private int _count;

    public Verdict GetOrJudge(string text, Func<string, Verdict> judge)
    {
        if (text.Length > LongestText)
        {
            return judge(text);
        }
        if (_verdicts.TryGetValue(text, out var known))
        {
            return known;
        }
        var verdict = judge(text);
        // The count may run a little ahead of the dictionary; it only has to stay bounded.
        if (Interlocked.Increment(ref _count) > Most)
        {
            _verdicts.Clear();
            Interlocked.Exchange(ref _count, 0);
        }
        _verdicts.TryAdd(text, verdict);
        return verdict;
    }
}
