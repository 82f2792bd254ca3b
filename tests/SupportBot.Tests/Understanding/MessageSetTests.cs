using System.Text;
using SupportBot.Commands.Evaluation;
using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

/// <summary>Messages written in other voices than the examples; the figures are in docs/understanding.md, the limits here stand a little below them.</summary>
public sealed class MessageSetTests
{
    private static readonly IReadOnlyList<string[]> Rows = OurContent.Set("intents.tsv");

    [Theory]
    [InlineData("ru", 0.90)]
    [InlineData("kk", 0.92)]
    [InlineData("en", 0.88)]
    public void Kinds_of_problem_are_known_in_each_language(string language, double least) =>
        Assert.InRange(Share(Rows.Where(row => row[1] == language), row => IsRight(row, row[2])), least, 1);

    [Fact]
    public void The_right_kind_is_among_the_first_three_and_sure_guesses_are_right()
    {
        var guesses = Rows.Select(row => (Row: row, OurContent.Understanding.Read(row[2]).Problems)).ToList();
        Assert.InRange(Share(guesses, pair => pair.Problems.Any(guess => Accepted(pair.Row).Contains(guess.Id))), 0.96, 1);
        var sure = guesses.OrderByDescending(pair => pair.Problems[0].Confidence).Take(guesses.Count * 7 / 10);
        Assert.InRange(Share(sure, pair => Accepted(pair.Row).Contains(pair.Problems[0].Id)), 0.97, 1);
    }

    [Fact]
    public void What_is_none_of_ours_is_known_as_such_and_what_is_ours_is_not()
    {
        var said = Rows.Where(row => OurContent.Understanding.Read(row[2]).Problems[0].Id == "out_of_scope").ToList();
        Assert.InRange(Share(Rows.Where(row => row[3] == "out_of_scope"), row => said.Contains(row)), 0.85, 1);
        Assert.InRange(Share(said, row => row[3] == "out_of_scope"), 0.75, 1);
    }

    [Fact]
    public void Kazakh_without_its_letters_costs_little()
    {
        var kazakh = Rows.Where(row => row[1] == "kk").ToList();
        Assert.InRange(Share(kazakh, row => IsRight(row, row[2])) - Share(kazakh, row => IsRight(row, Spelling.WithoutKazakhLetters(row[2]))), -1, 0.08);
    }

    [Fact]
    public void Latin_spelling_costs_little()
    {
        var cyrillic = Rows.Where(row => row[1] != "en").ToList();
        Assert.InRange(Share(cyrillic, row => IsRight(row, row[2])) - Share(cyrillic, row => IsRight(row, Spelling.Latin(row[2]))), -1, 0.08);
    }

    [Fact]
    public void The_language_is_known_with_Kazakh_letters_without_them_and_in_Latin_spelling()
    {
        Assert.InRange(Share(Rows, row => IsLanguage(row, row[2])), 0.97, 1);
        Assert.InRange(Share(Rows.Where(row => row[1] == "kk"), row => IsLanguage(row, Spelling.WithoutKazakhLetters(row[2]))), 0.95, 1);
        Assert.InRange(Share(Rows.Where(row => row[1] != "en"), row => IsLanguage(row, Spelling.Latin(row[2]))), 0.92, 1);
    }

    [Fact]
    public void A_human_is_heard_when_called_for_and_only_then()
    {
        foreach (var row in OurContent.Set("human.tsv"))
        {
            Assert.True(OurContent.Understanding.Read(row[1]).Wants(Wishes.Human) == (row[0] == "human"), row[1]);
        }
    }

    [Fact]
    public void A_message_allocates_little()
    {
        const string text = "позовите оператора, сколько можно, Мира 12 кв 7, тел 87011234567";
        OurContent.Understanding.Read(text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            OurContent.Understanding.Read(text);
        }
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 20, 0, 20_000);
    }

    private static bool IsRight(string[] row, string text) => Accepted(row).Contains(OurContent.Understanding.Read(text).Problems[0].Id);

    private static bool IsLanguage(string[] row, string text) => OurContent.Understanding.Read(text).Language.Code() == row[1];

    private static string[] Accepted(string[] row) => [row[3], .. row[4].Split('|', StringSplitOptions.RemoveEmptyEntries)];

    private static double Share<T>(IEnumerable<T> among, Func<T, bool> counts)
    {
        var list = among.ToList();
        return (double)list.Count(counts) / list.Count;
    }

    private static class Spelling
    {
        private const string Cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі";

        private static readonly string[] Letters =
            "a b v g d e e zh z i i k l m n o p r s t u f h ts ch sh sh - y - e yu ya a g q n o u u h i".Split(' ');

        public static string WithoutKazakhLetters(string text) => string.Concat(text.Select(letter => "әғқңөұүһі".IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? "агкноуухи"[at] : letter));

        public static string Latin(string text)
        {
            var latin = new StringBuilder();
            foreach (var letter in text.ToLowerInvariant())
            {
                var at = Cyrillic.IndexOf(letter, StringComparison.Ordinal);
                latin.Append(at < 0 ? letter.ToString() : Letters[at] == "-" ? "" : Letters[at]);
            }
            return latin.ToString();
        }
    }
}
