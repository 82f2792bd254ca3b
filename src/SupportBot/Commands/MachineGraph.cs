using System.Globalization;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Commands;

/// <summary>
/// Draws the table of the conversation: every move with what brings it about. What every asking state has in common is drawn once, from the
/// box around them; what is dealt with in place is left out.
/// </summary>
public static class MachineGraph
{
    private const string Box = "BotAsks";

    public static string Mermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> Idle\n");
        text.Append(CultureInfo.InvariantCulture, $"    state \"The bot asks\" as {Box} {{\n");
        foreach (var state in ConversationMachine.BotAsks)
        {
            text.Append(CultureInfo.InvariantCulture, $"        {state}\n");
        }
        text.Append("    }\n");
        foreach (var (from, to, label) in Arrows())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {from} --> {to}: {label}\n");
        }
        return text.ToString();
    }

    public static string Dot()
    {
        var text = new StringBuilder("digraph conversation {\n    compound=true;\n    rankdir=LR;\n    node [shape=box, style=rounded];\n");
        text.Append(CultureInfo.InvariantCulture, $"    subgraph cluster_{Box} {{\n        label=\"The bot asks\";\n");
        text.Append(CultureInfo.InvariantCulture, $"        {string.Join("; ", ConversationMachine.BotAsks)};\n    }}\n");
        foreach (var (from, to, label) in Arrows())
        {
            // DOT draws from a node: the box's first one stands for the box.
            var tail = from == Box ? $"{ConversationMachine.BotAsks[0]} -> {to} [ltail=cluster_{Box}, " : $"{from} -> {to} [";
            text.Append(CultureInfo.InvariantCulture, $"    {tail}label=\"{label}\"];\n");
        }
        return text.Append("}\n").ToString();
    }

    // Arrows with the same ends are one arrow: the picture stays readable.
    private static IEnumerable<(string From, State To, string Label)> Arrows()
    {
        var moves = ConversationMachine.Table.Table().Where(rule => rule.Kind == TransitionKind.Moved)
            .Select(rule => (rule.From, rule.To, Label: rule.Guard is null ? rule.Trigger.ToString() : $"{rule.Trigger} ({rule.Guard})")).ToList();
        var shared = moves.Where(move => ConversationMachine.BotAsks.Contains(move.From)).GroupBy(move => (move.To, move.Label))
            .Where(group => group.Count() == ConversationMachine.BotAsks.Count).Select(group => group.Key).ToHashSet();
        var own = moves.Where(move => !ConversationMachine.BotAsks.Contains(move.From) || !shared.Contains((move.To, move.Label)))
            .Select(move => (From: move.From.ToString(), move.To, move.Label));
        return own.Concat(shared.Select(move => (From: Box, move.To, move.Label)))
            .GroupBy(move => (move.From, move.To))
            .Select(group => (group.Key.From, group.Key.To, string.Join(" / ", group.Select(move => move.Label).Distinct(StringComparer.Ordinal))));
    }
}
