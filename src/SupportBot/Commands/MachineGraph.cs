using System.Globalization;
using System.Text;
using SupportBot.Conversations;

namespace SupportBot.Commands;

/// <summary>Draws the table of the conversation: every move with what brings it about; what is dealt with in place is left out.</summary>
public static class MachineGraph
{
    public static string Mermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> Idle\n");
        foreach (var (from, to, label) in Moves())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {from} --> {to}: {label}\n");
        }
        return text.ToString();
    }

    public static string Dot()
    {
        var text = new StringBuilder("digraph conversation {\n    rankdir=LR;\n    node [shape=box, style=rounded];\n");
        foreach (var (from, to, label) in Moves())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {from} -> {to} [label=\"{label}\"];\n");
        }
        return text.Append("}\n").ToString();
    }

    // Arrows with the same ends are one arrow: the picture stays readable.
    private static IEnumerable<(State From, State To, string Label)> Moves() => ConversationMachine.Table.Table()
        .Where(rule => rule.Kind == TransitionKind.Moved)
        .GroupBy(rule => (rule.From, rule.To))
        .OrderBy(group => group.Key.From).ThenBy(group => group.Key.To)
        .Select(group => (group.Key.From, group.Key.To, string.Join(" / ", group.Select(Label).Distinct(StringComparer.Ordinal))));

    private static string Label((State From, Trigger Trigger, State To, TransitionKind Kind, string? Guard) rule) =>
        rule.Guard is null ? rule.Trigger.ToString() : $"{rule.Trigger} ({rule.Guard})";
}
