using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace SupportBot.Tests.Understanding;

/// <summary>The understanding of the product's own content, learned once for all tests.</summary>
internal static class OurContent
{
    public static IUnderstanding Understanding { get; } =
        new EditionReader(new ContentFolder(Repository.Folder("dialogs")), new ConversationSettings(), []).Read(out _)!.Dialogue.Script.Understanding;

    /// <summary>The rows of a set of messages beside these tests: the fields of each line, without the header.</summary>
    public static IReadOnlyList<string[]> Set(string name) =>
        [.. File.ReadLines(Repository.Folder("tests", "SupportBot.Tests", "Understanding", "Sets", name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
}
