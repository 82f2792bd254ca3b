using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

public sealed class LanguageAndMoodTests
{
    [Theory]
    [InlineData("интернет жок болып калды", Language.Kazakh)]
    [InlineData("internet istemeidi", Language.Kazakh)]
    [InlineData("net interneta vtoroi den", Language.Russian)]
    [InlineData("у нас инет жоқ уже екі күн болды", Language.Kazakh)]
    [InlineData("the router is dead", Language.English)]
    public void A_message_tells_its_language(string text, Language language) => Assert.Equal(language, OurContent.Understanding.Read(text).Language);

    [Theory]
    [InlineData("ок")]
    [InlineData("5")]
    [InlineData("интернет")]
    public void A_short_message_leans_on_what_was_spoken_so_far(string text)
    {
        foreach (var spoken in Languages.All.Where(language => language != Language.English || text == "5"))
        {
            var read = OurContent.Understanding.Read(text, spoken);
            Assert.Equal((spoken, false), (read.Language, read.LanguageCertain));
        }
    }

    [Theory]
    [InlineData("можно на казахском?", Language.Kazakh)]
    [InlineData("казакша сойлейик", Language.Kazakh)]
    [InlineData("говорите по-русски", Language.Russian)]
    [InlineData("орысша жазыңызшы", Language.Russian)]
    [InlineData("english please", Language.English)]
    [InlineData("қазақша арналар көрсетпейді", null)]
    [InlineData("русские каналы пропали", null)]
    [InlineData("на", null)]
    public void A_language_is_changed_by_asking_and_only_then(string text, Language? language) => Assert.Equal(language, OurContent.Understanding.Read(text).SwitchTo);

    [Theory]
    [InlineData("нет интернета", Mood.Calm)]
    [InlineData("срочно нужен интернет, работа стоит", Mood.Worried)]
    [InlineData("опять не работает", Mood.Worried)]
    [InlineData("сколько можно!", Mood.Angry)]
    [InlineData("надоело, опять ничего не работает", Mood.Angry)]
    [InlineData("КОГДА ВЫ УЖЕ ПОЧИНИТЕ ИНТЕРНЕТ!!!", Mood.Angry)]
    [InlineData("шыдамым таусылды", Mood.Angry)]
    [InlineData("щиток в подъезде искрит", Mood.Danger)]
    [InlineData("кабель упал на голову ребенку", Mood.Danger)]
    [InlineData("роутерден тутин шыгып жатыр", Mood.Danger)]
    [InlineData("the router is on fire", Mood.Danger)]
    [InlineData("загорелась красная лампочка", Mood.Calm)]
    [InlineData("горит красный los на терминале", Mood.Calm)]
    [InlineData("сгорел роутер", Mood.Calm)]
    public void The_mood_is_the_sum_of_what_was_said(string text, Mood mood) => Assert.Equal(mood, OurContent.Understanding.Read(text).Mood);
}
