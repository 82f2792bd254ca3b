using SupportBot.Policy.Reading;

namespace SupportBot.Policy.Features;

/// <summary>Does a text name an address? Its house and a word of its street, in whatever case: «на Гоголя, 8», «Гогольдің 8-үйі».</summary>
internal static class AddressNamed
{
    private const int Stem = 4;

    public static bool In(Speech speech, string address)
    {
        var words = WordCutter.Cut(address).Words;
        return words.Any(word => char.IsLetter(word.Plain[0]) && speech.Words.Any(said => Alike(said.Folded, word.Folded)))
            && words.Where(word => char.IsDigit(word.Plain[0])).All(number => speech.Words.Any(said => said.Plain == number.Plain));
    }

    private static bool Alike(string said, string name) => said == name || (name.Length > Stem && said.AsSpan().StartsWith(name.AsSpan(0, Stem), StringComparison.Ordinal));
}
