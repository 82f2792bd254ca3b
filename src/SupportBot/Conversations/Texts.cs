using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace SupportBot.Conversations;

/// <summary>The bot's words in every language: <c>dialogs/texts/*.yaml</c>, read and checked elsewhere. Immutable.</summary>
public sealed class Texts(IReadOnlyDictionary<Language, IReadOnlyDictionary<string, ImmutableArray<string>>> byLanguage)
{
    private readonly FrozenDictionary<Language, FrozenDictionary<string, ImmutableArray<string>>> _byLanguage =
        byLanguage.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(StringComparer.Ordinal));

    public bool Has(Language language, string key) => _byLanguage[language].ContainsKey(key);

    /// <summary>Every text of a language with its wordings, values not filled in.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<string>> In(Language language) => _byLanguage[language];

    /// <summary>How many wordings this text has.</summary>
    public int Variants(Language language, string key) => _byLanguage[language].TryGetValue(key, out var variants) ? variants.Length : 0;

    /// <summary>The text with its values filled in. Variants are used in turn: <paramref name="variant"/> counts from 0 and wraps around.</summary>
    /// <exception cref="KeyNotFoundException">No such text: <c>check</c> finds it before a subscriber does.</exception>
    public string Get(Language language, string key, int variant = 0, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (!_byLanguage[language].TryGetValue(key, out var variants))
        {
            throw new KeyNotFoundException($"The text {key} is missing in {language.Code()}.yaml.");
        }
        return Fill(variants[variant % variants.Length], values);
    }

    /// <summary>Puts values into their <c>{places}</c>; a value is never looked into again.</summary>
    public static string Fill(string text, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0 || values.IsEmpty)
        {
            return text;
        }
        var filled = new StringBuilder(text.Length + 32);
        var from = 0;
        while (open >= 0)
        {
            var close = text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }
            filled.Append(text, from, open - from);
            var value = Find(values, text.AsSpan(open + 1, close - open - 1));
            filled.Append(value ?? text.AsSpan(open, close - open + 1).ToString());
            from = close + 1;
            open = text.IndexOf('{', from);
        }
        return filled.Append(text, from, text.Length - from).ToString();
    }

    private static string? Find(ReadOnlySpan<(string Name, string Value)> values, ReadOnlySpan<char> name)
    {
        foreach (var (candidate, value) in values)
        {
            if (name.SequenceEqual(candidate))
            {
                return value;
            }
        }
        return null;
    }
}
