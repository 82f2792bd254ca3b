using System.Globalization;
using System.Text;
using SupportBot.Channels;

namespace SupportBot.Tests.Channels;

public sealed class TextSplitterTests
{
    private static readonly string[] Pieces =
        ["слово", "роутер", "👍", "👨‍👩‍👧‍👦", "🇰🇿", "е\u0301", "https://example.kz/помощь?a=1&b=2", "1 000 ₸", "\n", "\n\n", " ", "— ", "ұзақсөз", "\u00A0", "👍🏽"];

    [Fact]
    public void A_text_within_the_limit_stays_whole() => Assert.Equal(["Здравствуйте! Как дела?"], TextSplitter.Split("Здравствуйте! Как дела?", 4096));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public void A_blank_text_has_no_pieces(string text) => Assert.Empty(TextSplitter.Split(text, 10));

    [Fact]
    public void It_is_cut_at_a_paragraph_before_a_line_and_at_a_line_before_a_space()
    {
        Assert.Equal(["один два три", "четыре\nпять шесть"], TextSplitter.Split("один два три\n\nчетыре\nпять шесть", 22));
        Assert.Equal(["один два три", "четыре пять"], TextSplitter.Split("один два три\nчетыре пять", 20));
        Assert.Equal(["один два", "три"], TextSplitter.Split("один два три", 10));
    }

    [Theory]
    [InlineData(4096, 1)]
    [InlineData(4097, 2)]
    public void The_limit_itself_still_fits(int length, int pieces) => Assert.Equal(pieces, TextSplitter.Split(new string('я', length), 4096).Count);

    [Fact]
    public void A_link_moves_to_the_next_piece_whole()
    {
        const string Link = "https://example.kz/guides/no-internet?language=ru";
        Assert.Equal(["Инструкция здесь:", Link], TextSplitter.Split("Инструкция здесь: " + Link, 60));
    }

    [Fact]
    public void A_word_longer_than_a_piece_is_cut_between_letters_and_never_inside_an_emoji()
    {
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 10));
        var pieces = TextSplitter.Split(families, 30);
        Assert.Equal(families, string.Concat(pieces));
        Assert.All(pieces, piece => Assert.Equal(0, piece.Length % "👨‍👩‍👧‍👦".Length));
    }

    [Fact]
    public void A_letter_with_more_marks_than_a_piece_can_hold_does_not_stop_it()
    {
        var monster = "е" + new string('\u0301', 100) + "😀";
        Assert.Equal(monster, string.Concat(TextSplitter.Split(monster, 10)));
    }

    [Fact]
    public void Whatever_is_split_nothing_is_lost_no_piece_is_too_long_and_no_word_that_fits_is_torn()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var chance = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, chance.Next(1, 60)).Select(_ => Pieces[chance.Next(Pieces.Length)]));
            const int Limit = 40;
            var pieces = TextSplitter.Split(text, Limit);
            Assert.Equal(Solid(text), Solid(string.Concat(pieces)));
            Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, Limit));
            var words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            Assert.All(words.Where(word => word.Length <= Limit), word => Assert.Contains(pieces, piece => piece.Contains(word, StringComparison.Ordinal)));
            Assert.All(pieces, piece => Assert.True(new StringInfo(piece).LengthInTextElements > 0 && !Broken(piece), $"seed {seed}: {piece}"));
        }
    }

    private static string Solid(string text) => new([.. text.Where(c => c is not (' ' or '\n'))]);

    private static bool Broken(string piece) => char.IsLowSurrogate(piece[0]) || char.IsHighSurrogate(piece[^1])
        || Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(piece)) != piece;
}
