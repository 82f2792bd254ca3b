using System.Collections.Immutable;
using System.Text;
using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Features;

/// <summary><c>Policy:Secrets</c>: words that must never reach a subscriber, however they are spaced, spelled or dressed. Immutable.</summary>
internal sealed class NamedSecrets(IEnumerable<string> words)
{
    // Shorter ones would be found inside innocent words.
    private const int ShortestWithin = 5;

    private readonly ImmutableArray<string> _words = [.. words.Select(Bare).Where(word => word.Length > 0)];

    public Span? Find(Speech speech)
    {
        if (_words.IsEmpty)
        {
            return null;
        }
        foreach (var word in speech.Words)
        {
            if (_words.Contains(Bare(word.Plain)))
            {
                return new Span(word.Start, word.Length);
            }
        }
        var all = Bare(speech.Text);
        return _words.Any(word => word.Length >= ShortestWithin && all.Contains(word, StringComparison.Ordinal)) ? new Span(0, speech.Text.Length) : null;
    }

    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            if (char.IsLetterOrDigit(sign) || sign is '@' or '$')
            {
                bare.Append(char.ToLowerInvariant(sign) is 'ё' ? 'е' : char.ToLowerInvariant(sign));
            }
        }
        return Letters.Unmasked(bare.ToString());
    }
}
