using System.Text.RegularExpressions;

namespace SupportBot.Tests;

/// <summary>Holds the arrows between the rooms (docs/decisions, README "map of rooms"): a room may use only what it may know.</summary>
public sealed class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Direct = new(StringComparer.Ordinal)
    {
        ["Vocabulary"] = [],
        ["Channels"] = [],
        ["Understanding"] = [],
        ["Policy"] = [],
        ["Handoff"] = [],
        ["Conversations"] = ["Understanding"],
        ["Guides"] = ["Conversations"],
        ["Subscribers"] = ["Conversations"],
        ["Operators"] = ["Conversations", "Handoff", "Policy"],
        ["Delivery"] = ["Channels", "Handoff", "Policy"],
        ["Turns"] = ["Conversations", "Operators", "Delivery"],
        ["Content"] = ["Conversations", "Guides", "Policy", "Understanding", "Subscribers"],
        ["Diagnostics"] = ["Delivery", "Turns"],
        ["Web"] = ["Channels", "Handoff", "Delivery", "Turns", "Operators", "Guides", "Content", "Diagnostics"],
        ["Desk"] = ["Web", "Operators", "Turns"],
    };

    // These see everything: the store implements everybody's interfaces, the commands compose.
    private static readonly string[] Free = ["Store", "Commands", ""];

    [Fact]
    public void A_room_uses_only_the_rooms_its_arrows_lead_to()
    {
        var root = Repository.Folder("src", "SupportBot");
        var wrong = Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Where(file => !Regex.IsMatch(file, @"[\\/](bin|obj)[\\/]"))
            .SelectMany(file => Violations(root, file))
            .ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_handoff_library_knows_nothing_of_the_bot()
    {
        var wrong = Directory.EnumerateFiles(Repository.Folder("src", "Handoff"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"\bSupportBot\.", RegexOptions.None, TimeSpan.FromSeconds(5)))
            .ToList();
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Violations(string root, string file)
    {
        var parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
        var room = parts.Length == 1 ? "" : parts[0];
        if (Free.Contains(room, StringComparer.Ordinal))
        {
            yield break;
        }
        var allowed = Reach(room);
        foreach (Match use in Regex.Matches(File.ReadAllText(file), @"^@?using (?:static )?(?:SupportBot\.(\w+)|(Handoff))", RegexOptions.Multiline))
        {
            var target = use.Groups[1].Success ? use.Groups[1].Value : use.Groups[2].Value;
            if (target != room && !allowed.Contains(target))
            {
                yield return $"{string.Join('/', parts)}: {room} may not use {target}";
            }
        }
    }

    private static HashSet<string> Reach(string room)
    {
        Assert.True(Direct.ContainsKey(room), $"The room {room} has no line in this test: decide what it may use.");
        var reached = new HashSet<string>(StringComparer.Ordinal) { "Vocabulary" };
        var open = new Queue<string>(Direct[room]);
        while (open.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                Array.ForEach(Direct[next], open.Enqueue);
            }
        }
        return reached;
    }
}
