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
        var explain = new Option<bool>("--explain") { Description = "also: which words of the text spoke for the first kind, and which against it" };
        var command = new Command("understand", "one message per line on standard input; one JSON line each") { explain };
        command.SetAction(async (parsed, cancellation) =>
        {
            var understanding = Understanding();
            while (await Console.In.ReadLineAsync(cancellation) is { } line)
            {
                var understood = understanding.Read(line, null);
                Console.WriteLine(JsonSerializer.Serialize(Line(understood), Plain));
                if (parsed.GetValue(explain) && understanding is Understander learned)
                {
                    Explain(learned, understood);
                }
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

    // Beside the wire form, for an editor's eye: "no_internet: жок +0.61, интернет +0.22".
    private static void Explain(Understander learned, Understood understood)
    {
        foreach (var guess in understood.Problems)
        {
            var words = learned.Explain(understood, guess.Id).Take(6).Select(piece => FormattableString.Invariant($"{piece.Word} {piece.Weight:+0.00;-0.00}"));
            Console.WriteLine($"  {guess.Id}: {string.Join(", ", words)}");
        }
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
