using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace SupportBot.Commands;

/// <summary><c>understand</c>: what was understood of each line of standard input, a JSON line each (contracts.md §6).</summary>
internal static class UnderstandCommand
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var command = new Command("understand", "one message per line on standard input; one JSON line each");
        command.SetAction(async (_, cancellation) =>
        {
            var understanding = Understanding();
            while (await Console.In.ReadLineAsync(cancellation) is { } line)
            {
                Console.WriteLine(JsonSerializer.Serialize(Line(understanding.Read(line, null)), Plain));
            }
            return Verbs.Done;
        });
        return command;
    }

    /// <summary>The understanding of the product's own content.</summary>
    /// <exception cref="ContentRefusedException">The content has errors.</exception>
    public static IUnderstanding Understanding()
    {
        var folder = new ContentFolder(Settings.Dialogs(null));
        var edition = new EditionReader(folder, new ConversationSettings(), []).Read(out var findings);
        return edition?.Dialogue.Script.Understanding ?? throw new ContentRefusedException(folder.Root, findings);
    }

    private static object Line(Understood understood)
    {
        var address = understood.Address;
        return new
        {
            text = understood.Text,
            language = understood.Language.Code(),
            intents = understood.Problems.Select(problem => new { id = problem.Id, confidence = Math.Round(problem.Confidence, 3) }),
            @operator = understood.Wants(Wishes.Human),
            address = new
            {
                status = address.Status,
                streetId = address.Street?.Id,
                street = address.Street?.Title(Language.Russian),
                house = address.House,
                building = address.Building,
                apartment = address.Apartment,
                entrance = address.Entrance,
                floor = address.Floor,
                candidates = address.Candidates.Select(street => street.Id),
            },
        };
    }
}
