using System.CommandLine;
using SupportBot.Conversations;

namespace SupportBot.Commands;

/// <summary><c>graph</c>: the conversation state machine as the code really has it.</summary>
internal static class GraphCommand
{
    public static Command Make()
    {
        var format = new Option<string>("--format") { Description = "mermaid or dot", DefaultValueFactory = _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid", "dot");
        var command = new Command("graph", "the conversation state machine as the code really has it") { format };
        command.SetAction((parsed, _) =>
        {
            Console.Write(parsed.GetValue(format) == "dot" ? MachineGraph.Dot() : MachineGraph.Mermaid());
            return Task.FromResult(Verbs.Done);
        });
        return command;
    }
}
