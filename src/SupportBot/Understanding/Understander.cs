using System.Collections.Immutable;

namespace SupportBot.Understanding;

/// <summary>Puts the readers together. Learned once per edition of the content; immutable afterwards.</summary>
public sealed class Understander : IUnderstanding
{
    // Longer messages are read from their beginning: nobody describes a fault in more.
    private const int Longest = 4000;

    private readonly ProblemModel _problems;
    private readonly AddressReader _addresses;
    private readonly LanguageReader _languages;

    public Understander(IReadOnlyList<ProblemExamples> examples, IReadOnlyList<Street> streets)
    {
        _problems = ProblemLearner.Learn([.. examples.SelectMany(example => example.Phrases.Values.SelectMany(list => list).Select(phrase => new LabelledPhrase(phrase, example.Id)))]);
        _addresses = new AddressReader(streets);
        _languages = new LanguageReader(new LanguageModel(examples.SelectMany(example => example.Phrases.SelectMany(pair => pair.Value.Select(phrase => (phrase, pair.Key))))));
    }

    /// <summary>The words of a text as they sound: two texts that are the same to the bot have the same.</summary>
    public static string SoundOf(string text) => string.Join(' ', TextFeatures.Words(text));

    public Understood Read(string text, Language? spoken = null)
    {
        var kept = text.Length > Longest ? text[..Longest] : text;
        var simple = Folding.Simple(kept);
        var phone = PhoneReader.Read(kept);
        var told = phone is null ? kept : PhoneReader.Without(kept);
        var tokens = AddressToken.Split(told);
        var address = _addresses.Read(told, tokens);
        var (language, certain) = _languages.Read(told, spoken);
        return new Understood(text, language, certain, _problems.Guess(ProblemText.Of(told, tokens, address)), WishReader.Read(simple), LanguageReader.SwitchTo(simple), address, phone,
            PhoneReader.Contract(kept), MoodReader.Read(kept, simple));
    }

    /// <summary>The words of a text, and how much each speaks for this kind of problem (below zero: against it), strongest first.</summary>
    public IReadOnlyList<(string Word, float Weight)> Explain(Understood understood, string id)
    {
        var told = PhoneReader.Without(understood.Text.Length > Longest ? understood.Text[..Longest] : understood.Text);
        var words = TextFeatures.Words(ProblemText.Of(told, AddressToken.Split(told), understood.Address));
        // What a word is worth is what the verdict loses without it.
        var whole = _problems.Score(string.Join(' ', words), id);
        return [.. words.Select((word, at) => (word, whole - _problems.Score(string.Join(' ', words.Where((_, i) => i != at)), id))).OrderByDescending(pair => Math.Abs(pair.Item2))];
    }
}
