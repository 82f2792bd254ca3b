using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

public sealed class ProblemLearnerTests
{
    private static readonly LabelledPhrase[] Phrases =
    [
        new("нет интернета", "none"), new("интернет не работает", "none"), new("пропал интернет", "none"), new("сколько стоит тариф", "price"), new("какая цена тарифа", "price"),
        new("дешёвый тариф", "price"), new("какая погода", "out_of_scope"), new("спой песню", "out_of_scope"),
    ];

    [Fact]
    public void The_same_examples_teach_the_same()
    {
        var first = ProblemLearner.Learn(Phrases).Guess("дорогой тариф");
        Assert.Equal([.. first], ProblemLearner.Learn(Phrases).Guess("дорогой тариф").ToArray());
        Assert.Equal("price", first[0].Id);
    }

    [Fact]
    public void Chances_add_up_to_one_at_most_and_the_likeliest_is_first()
    {
        var guesses = ProblemLearner.Learn(Phrases).Guess("интернет");
        Assert.Equal([.. guesses.OrderByDescending(guess => guess.Confidence)], guesses.ToArray());
        Assert.InRange(guesses.Sum(guess => guess.Confidence), 0.5, 1.0001);
    }

    [Fact]
    public void A_doubtful_guess_gives_way_to_none_of_ours() =>
        Assert.Equal("out_of_scope", ProblemLearner.Learn(Phrases).Doubting(0.99).Guess("тарифный интернет")[0].Id);

    [Theory]
    [InlineData("")]
    [InlineData("ывапролдж")]
    [InlineData("🙂🙂🙂")]
    public void What_was_never_learned_is_not_believed(string text)
    {
        var guesses = ProblemLearner.Learn(Phrases).Guess(text);
        Assert.True(guesses.IsEmpty || guesses[0].Id == "out_of_scope" || guesses[0].Confidence < 0.5, guesses.FirstOrDefault()?.ToString());
    }

    [Fact]
    public void Nothing_learned_means_nothing_guessed() => Assert.Empty(ProblemLearner.Learn([]).Guess("нет интернета"));

    [Fact]
    public void A_feature_keeps_its_number_while_the_index_grows()
    {
        var index = new FeatureIndex(1);
        for (var i = 0u; i < 5000; i++)
        {
            Assert.Equal((int)i, index.FindOrAdd(i * 8191));
        }
        Assert.All(Enumerable.Range(0, 5000), i => Assert.Equal(i, index.Find((uint)i * 8191)));
        Assert.Equal(-1, index.Find(3));
    }

    [Theory]
    [InlineData("интернет не работает и сколько я должен", "no_internet", "payment")]
    [InlineData("вайфай не ловит и каналы на приставке не показывают", "wifi_problem", "tv")]
    [InlineData("мастер не пришёл, и верните деньги за простой", "visit_status", "complaint")]
    [InlineData("пароль от вайфая забыла и тариф хочу сменить", "wifi_password", "tariff")]
    public void Two_kinds_in_one_message_are_both_found(string text, string first, string second)
    {
        var kinds = OurContent.Understanding.Read(text).Problems.Select(guess => guess.Id).ToList();
        Assert.Contains(first, kinds);
        Assert.Contains(second, kinds);
    }

    [Theory]
    [InlineData("интернет работает не всегда, то есть то нет", "unstable_internet")]
    [InlineData("интернет совсем не работает", "no_internet")]
    [InlineData("ошибка 691", "no_internet")]
    [InlineData("лос красным горит", "no_internet")]
    [InlineData("ytn bynthytnf", "no_internet")]
    [InlineData("интернет работает но очень медленно", "slow_internet")]
    public void Negation_error_numbers_and_the_wrong_keyboard_are_understood(string text, string kind) => Assert.Equal(kind, OurContent.Understanding.Read(text).Problems[0].Id);
}
