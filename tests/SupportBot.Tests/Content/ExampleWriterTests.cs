using SupportBot.Commands;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace SupportBot.Tests.Content;

public sealed class ExampleWriterTests
{
    private const string File = "title: {ru: \"Т\"}\nexamples:\n  ru:\n    # живые\n    - \"нет сети\"\n  kk:\n    - \"желі жоқ\"\n";

    [Fact]
    public void A_phrase_stands_behind_the_last_example_of_its_language_and_nothing_else_changes() =>
        Assert.Equal(File.Replace("    - \"нет сети\"\n", "    - \"нет сети\"\n    - \"пишет \\\"нет\\\"\"\n", StringComparison.Ordinal), ExampleWriter.Add(File, Language.Russian, "пишет \"нет\""));

    [Fact]
    public void A_list_that_is_not_there_is_not_invented() => Assert.Null(ExampleWriter.Add(File, Language.English, "no net"));

    [Fact]
    public void A_phrase_added_by_the_command_is_understood_afterwards_and_an_unknown_kind_is_refused()
    {
        using var copy = new DialogsCopy();
        Assert.Contains("no kind", PhrasesCommand.Write(copy.Folder, "aliens", Language.Russian, "зюзюка"), StringComparison.Ordinal);
        Assert.Null(PhrasesCommand.Write(copy.Folder, "tv", Language.Russian, "зюзюка кукует"));
        var edition = new EditionReader(copy.Folder, new ConversationSettings(), []).Read(out _);
        Assert.Equal("tv", edition!.Dialogue.Script.Understanding.Read("зюзюка кукует").Problems[0].Id);
    }

    [Fact]
    public void Contradicting_and_wrongly_learned_examples_are_named_with_their_line()
    {
        using var copy = new DialogsCopy();
        PhrasesCommand.Write(copy.Folder, "tv", Language.Russian, "нет интернета!");
        PhrasesCommand.Write(copy.Folder, "tv", Language.Russian, "хочу оплатить интернет картой");
        var edition = new EditionReader(copy.Folder, new ConversationSettings(), []).Read(out _)!;
        var findings = new ExampleCheck(copy.Folder).Find(edition.Examples, edition.Dialogue.Script.Understanding);
        Assert.Contains(findings, finding => finding.File == "problems/tv.yaml" && finding.Line > 1 && finding.Text.Contains("нет интернета", StringComparison.Ordinal) && finding.Text.Contains("no_internet", StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.False(finding.IsError));
    }

    [Fact]
    public void Every_kind_has_as_many_examples_as_understanding_needs()
    {
        var edition = new EditionReader(new ContentFolder(Repository.Folder("dialogs")), new ConversationSettings(), []).Read(out _)!;
        Assert.All(edition.Examples, kind => Assert.True(
            kind.Phrases[Language.Russian].Length >= 40 && kind.Phrases[Language.Kazakh].Length >= 30 && kind.Phrases[Language.English].Length >= 12, kind.Id));
    }

    /// <summary>The product's content in a folder of its own, gone after the test; without pictures' sources.</summary>
    private sealed class DialogsCopy : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("supportbot-dialogs");

        public DialogsCopy()
        {
            var from = Repository.Folder("dialogs");
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(_root.FullName, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                System.IO.File.Copy(file, to);
            }
        }

        public ContentFolder Folder => new(_root.FullName);

        public void Dispose() => _root.Delete(recursive: true);
    }
}
