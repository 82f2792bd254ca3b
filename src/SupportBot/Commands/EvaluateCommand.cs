using System.CommandLine;
using SupportBot.Commands.Evaluation;

namespace SupportBot.Commands;

/// <summary><c>evaluate</c>: predictions over a labelled file, and the measures where labels are present (contracts.md §6). A kind of file, a file here.</summary>
internal static class EvaluateCommand
{
    public static Command Make() => new("evaluate", "predictions and measures over a labelled file")
    {
        IntentEvaluation.Make(),
        AddressEvaluation.Make(),
        ReplyEvaluation.Make(),
    };
}
