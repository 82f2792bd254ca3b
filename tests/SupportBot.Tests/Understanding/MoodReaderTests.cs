using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

public sealed class MoodReaderTests
{
    [Theory]
    [InlineData("кабель искрит в подъезде")]
    [InlineData("из роутера идет дым")]
    [InlineData("дымится розетка")]
    [InlineData("запах дыма от розетки")]
    [InlineData("загорелся щиток")]
    [InlineData("роутер өртеніп жатыр")]
    public void Danger_is_heard(string simple) => Assert.Equal(Mood.Danger, MoodReader.Read(simple, simple));

    [Theory]
    [InlineData("вайфай паролін ұмытып қалдым")]
    [InlineData("кеше қосып алдым, бірақ істемейді")]
    [InlineData("ақшасын төледім, жаңа роутер алдым")]
    public void Kazakh_words_that_end_like_smoke_are_no_danger(string simple) => Assert.Equal(Mood.Calm, MoodReader.Read(simple, simple));
}
