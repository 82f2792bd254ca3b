using Handoff;
using SupportBot.Delivery;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Web.Desk;

/// <summary>Carries what an operator does into the conversation's lane, and its answer back.</summary>
public sealed class DeskActing(Lanes lanes, IHttpContextAccessor http, IDeskReads reads, IOperatorAccounts accounts, IIds ids)
{
    private const int LongestText = 4096;

    public async Task<IResult> Do(string conversation, string? id, Func<DeskOperator, OperatorEvent> happened)
    {
        if (!ChatKey.TryParse(conversation, out var key) || await reads.Find(key) is null)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such conversation.");
        }
        var who = http.HttpContext!.User.Operator();
        try
        {
            return Answer(await lanes.Ask(key, $"{who.Id}/{id ?? ids.Next()}", happened(who)));
        }
        catch (StoreUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The store does not take anything now; please try again.");
        }
    }

    internal Task<IResult> Note(string conversation, string? text) => Checked(text, () =>
        Do(conversation, null, who => new OperatorEvent.Noted(ids.Next(), text!) { Operator = who }));

    internal Task<IResult> Write(string conversation, DeskDoor.MessageBody body)
    {
        if (string.IsNullOrWhiteSpace(body.Id) || body.Id.Length > 64)
        {
            return Task.FromResult(Problems.Of(StatusCodes.Status400BadRequest, "A message needs an id of 1 to 64 characters."));
        }
        return Checked(body.Text, async () =>
        {
            var key = ChatKey.TryParse(conversation, out var chat) ? chat : default;
            var before = key.Channel is null ? null : (await reads.Lines(key, 500)).FirstOrDefault(line => line.Line.Id == body.Id && line.Line.Author == LineAuthor.Operator);
            if (before is not null)
            {
                return Results.Json(new { seq = before.Line.Seq });
            }
            // A held text is not an event: the same id may come again, mended.
            var attempt = $"{body.Id}/{Fingerprint(body.Text!, body.Insist)}";
            var answer = await Do(conversation, attempt, who => new OperatorEvent.Wrote(body.Id, body.Text!, Insisted: body.Insist) { Operator = who });
            return answer is Microsoft.AspNetCore.Http.HttpResults.NoContent or Microsoft.AspNetCore.Http.HttpResults.Ok ? await Taken(key, body.Id) : answer;
        });
    }

    internal async Task<IResult> Transfer(string conversation, DeskDoor.TransferBody body)
    {
        var colleague = await accounts.Find(body.To ?? "");
        return colleague is null
            ? Problems.Of(StatusCodes.Status404NotFound, "There is no such colleague.")
            : await Do(conversation, null, who => new OperatorEvent.Transferred(new DeskOperator(colleague.Id, colleague.Display), body.Reason ?? "") { Operator = who });
    }

    private async Task<IResult> Taken(ChatKey key, string id)
    {
        var line = (await reads.Lines(key, 500)).FirstOrDefault(line => line.Line.Id == id);
        return Results.Json(new { seq = line?.Line.Seq ?? 0 }, statusCode: StatusCodes.Status202Accepted);
    }

    private static Task<IResult> Checked(string? text, Func<Task<IResult>> then)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Task.FromResult(Problems.Of(StatusCodes.Status400BadRequest, "The text is empty."));
        }
        return text.Length > LongestText
            ? Task.FromResult(Problems.Of(StatusCodes.Status413PayloadTooLarge, "The text has more than 4,096 characters."))
            : then();
    }

    private static IResult Answer(OperatorReply reply) => reply switch
    {
        OperatorReply.Done => Results.Ok(),
        OperatorReply.TakenBy taken => Problems.Of(StatusCodes.Status409Conflict, $"{taken.Name} has this conversation."),
        OperatorReply.NotYours => Problems.Of(StatusCodes.Status409Conflict, "Take the conversation first."),
        OperatorReply.Held held => Results.Json(DeskJson.Held(held.Verdict), DeskJson.Wire, statusCode: StatusCodes.Status422UnprocessableEntity),
        OperatorReply.Unknown unknown => Problems.Of(StatusCodes.Status400BadRequest, $"\"{unknown.What}\" is not known."),
        _ => throw new InvalidOperationException($"No answer for {reply.GetType().Name}."),
    };

    private static string Fingerprint(string text, string? insist) => Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{text}\0{insist}")))[..16];
}
