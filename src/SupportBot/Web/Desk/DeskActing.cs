using System.Collections.Immutable;
using Handoff;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>Carries what an operator does into the conversation's lane, and its answer back.</summary>
public sealed class DeskActing(DeskWork work, IHttpContextAccessor http, IDeskReads reads, IOperatorAccounts accounts, IIds ids)
{
    private const int LongestText = 4096;

    public async Task<IResult> Do(string conversation, string? id, Func<DeskOperator, OperatorEvent> happened)
    {
        if (!ChatKey.TryParse(conversation, out var key) || await reads.Find(key) is null)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such conversation.");
        }
        var who = http.HttpContext!.User.Person();
        try
        {
            return Answer(await work.Do(who, key, id, happened(who.Operator)));
        }
        catch (StoreUnavailableException)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "The store does not take anything now; please try again.");
        }
    }

    internal Task<IResult> Note(string conversation, string? text) => Checked(text, () =>
        Do(conversation, null, who => new OperatorEvent.Noted(ids.Next(), text!) { Operator = who }));

    internal Task<IResult> Write(string conversation, DeskDoor.MessageBody body) =>
        Checked(body.Text, () => Send(conversation, body.Id, body.Text!, [], body.Insist));

    internal async Task<IResult> Send(string conversation, string? id, string text, ImmutableArray<DeskFile> files, string? insist = null)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > 64)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "A message needs an id of 1 to 64 characters.");
        }
        if (text.Length > LongestText)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The text has more than 4,096 characters.");
        }
        var key = ChatKey.TryParse(conversation, out var chat) ? chat : default;
        var before = key.Channel is null ? null : (await reads.Lines(key, 500)).FirstOrDefault(line => line.Line.Id == id && line.Line.Author == LineAuthor.Operator);
        if (before is not null)
        {
            return Results.Json(new { seq = before.Line.Seq });
        }
        var answer = await Do(conversation, Attempt(id, text, insist), who => new OperatorEvent.Wrote(id, text, files, insist) { Operator = who });
        return answer is Microsoft.AspNetCore.Http.HttpResults.NoContent or Microsoft.AspNetCore.Http.HttpResults.Ok ? await Taken(key, id) : answer;
    }

    /// <summary>The key of one attempt to send: a held text is not an event, so the same id may come again, mended.</summary>
    public static string Attempt(string id, string text, string? insist) => $"{id}/{Fingerprint(text, insist)}";

    internal async Task<IResult> Transfer(string conversation, DeskDoor.TransferBody body)
    {
        var colleague = await accounts.Find(body.To ?? "");
        return colleague is null
            ? Problems.Of(StatusCodes.Status404NotFound, "There is no such colleague.")
            : await Do(conversation, null, who => new OperatorEvent.Transferred(new DeskOperator(colleague.Id, colleague.Display), body.Reason ?? "") { Operator = who });
    }

    internal Task<IResult> TakeOver(string conversation, DeskDoor.TransferBody body) => http.HttpContext!.User.Person().Senior
        ? Do(conversation, null, who => new OperatorEvent.TookOver(body.Reason ?? "") { Operator = who })
        : Task.FromResult(Problems.Of(StatusCodes.Status403Forbidden, "Only a senior operator may take a colleague's conversation over."));

    internal async Task<IResult> Called(string id, DeskDoor.CalledBody body)
    {
        if (body.Result is not { } result)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "result must be reached, missed or closed.");
        }
        return (await reads.Callbacks(open: true)).FirstOrDefault(callback => callback.Id == id) is { } promised
            ? await Do(promised.Conversation.ToString(), null, who => new OperatorEvent.Called(id, result, promised.Missed, body.Again) { Operator = who })
            : Problems.Of(StatusCodes.Status404NotFound, "There is no such open call.");
    }

    internal async Task<IResult> Read(string conversation, long seq)
    {
        if (!ChatKey.TryParse(conversation, out var key) || await reads.Find(key) is null)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such conversation.");
        }
        await work.Read(http.HttpContext!.User.Person(), key, seq);
        return Results.NoContent();
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
