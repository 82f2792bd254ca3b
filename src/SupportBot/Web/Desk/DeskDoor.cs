using Handoff;
using SupportBot.Channels;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Web.Desk;

/// <summary>The built-in desk's calls (contracts.md §3): lists, one conversation, and what an operator does with it.</summary>
public static class DeskDoor
{
    private const int MostRows = 300;
    private const int MostLines = 500;

    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapLogin();
        var desk = routes.MapGroup("/desk/api").RequireAuthorization(DeskSession.OperatorsOnly);
        desk.MapGet("/me", (HttpContext http) => Results.Json(new { id = http.User.Operator().Id, name = http.User.Operator().Name }));
        desk.MapGet("/conversations", List);
        desk.MapGet("/conversations/{conversation}", One);
        desk.MapGet("/callbacks", async (IDeskReads reads, bool? open) => Results.Json(new { callbacks = await reads.Callbacks(open ?? true) }, DeskJson.Wire));
        desk.MapGet("/messages/{item}/way", Way);
        desk.MapGet("/changes", Changes);
        desk.MapPolicy();
        desk.MapGuideReport();
        desk.MapPolicyReport();
        desk.MapPost("/conversations/{conversation}/take", (string conversation, DeskActing acting) => acting.Do(conversation, null, who => new OperatorEvent.Took { Operator = who }));
        desk.MapPost("/conversations/{conversation}/release", (string conversation, DeskActing acting) => acting.Do(conversation, null, who => new OperatorEvent.Released { Operator = who }));
        desk.MapPost("/conversations/{conversation}/close", (string conversation, CloseBody? body, DeskActing acting) =>
            acting.Do(conversation, null, who => new OperatorEvent.Closed(body?.Result) { Operator = who }));
        desk.MapPost("/conversations/{conversation}/notes", (string conversation, TextBody body, DeskActing acting) => acting.Note(conversation, body.Text));
        desk.MapPost("/conversations/{conversation}/messages", (string conversation, MessageBody body, DeskActing acting) => acting.Write(conversation, body));
        desk.MapPost("/conversations/{conversation}/transfer", (string conversation, TransferBody body, DeskActing acting) => acting.Transfer(conversation, body));
        desk.MapPost("/conversations/{conversation}/correct", (string conversation, CorrectBody body, DeskActing acting) =>
            acting.Do(conversation, null, who => new OperatorEvent.Corrected(body.Field ?? "", body.Value ?? "") { Operator = who }));
        desk.MapPost("/conversations/{conversation}/guide", (string conversation, GuideBody body, DeskActing acting) =>
            acting.Do(conversation, body.Id, who => new OperatorEvent.SentGuide(body.Guide ?? "", body.Step) { Operator = who }));
        desk.MapPost("/conversations/{conversation}/take-over", (string conversation, TransferBody body, DeskActing acting) => acting.TakeOver(conversation, body));
        desk.MapPost("/conversations/{conversation}/callback", (string conversation, DeskActing acting) =>
            acting.Do(conversation, null, who => new OperatorEvent.AskedForCallback { Operator = who }));
        desk.MapPost("/conversations/{conversation}/read", (string conversation, ReadBody body, DeskActing acting) => acting.Read(conversation, body.Seq));
        desk.MapPost("/callbacks/{id}", (string id, CalledBody body, DeskActing acting) => acting.Called(id, body));
        desk.MapFiles();
        return routes;
    }

    private static async Task<IResult> List(string? state, string? search, HttpContext http, IDeskReads reads, Overdue overdue)
    {
        if (!string.IsNullOrWhiteSpace(search))
        {
            return Rows(await reads.Search(search.Trim(), http.User.Operator().Id, MostRows), overdue);
        }
        return Enum.TryParse<DeskList>(state ?? "waiting", ignoreCase: true, out var list)
            ? Rows(await reads.List(list, http.User.Operator().Id, MostRows), overdue)
            : Problems.Of(StatusCodes.Status400BadRequest, "state must be waiting, mine, open or closed.");
    }

    private static IResult Rows(IReadOnlyList<DeskRow> rows, Overdue overdue) => Results.Json(new
    {
        conversations = rows.Select(row => new
        {
            conversation = row.Conversation.ToString(),
            state = row.State,
            since = row.Since,
            subscriber = row.Subscriber,
            address = row.Address,
            problem = row.Problem,
            phone = row.Phone,
            @operator = row.Operator,
            unread = row.Unread,
            unansweredSince = row.UnansweredSince,
            late = overdue.Is(row),
        }),
    }, DeskJson.Wire);

    private static async Task<IResult> One(string conversation, HttpContext http, DeskWork work, MediaLinks links)
    {
        if (!ChatKey.TryParse(conversation, out var key) || await work.Open(http.User.Person(), key, MostLines) is not { } view)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "There is no such conversation.");
        }
        var found = view.Conversation;
        if (!view.Readable)
        {
            return Problems.Of(StatusCodes.Status403Forbidden, $"{found.Handoff?.Operator?.Name} has this conversation; a senior operator may look in.");
        }
        return Results.Json(new
        {
            conversation,
            state = found.State.ToString(),
            leader = found.Leader.ToString().ToLowerInvariant(),
            @operator = found.Handoff?.Operator?.Name,
            operatorId = found.Handoff?.Operator?.Id,
            card = view.Card,
            messages = view.Lines.Select(line => DeskJson.Line(line, links)),
        }, DeskJson.Wire);
    }

    private static async Task<IResult> Way(string item, IDeskReads reads) => await reads.Ledger(Uri.UnescapeDataString(item)) is { } entry
        ? Results.Json(entry, DeskJson.Wire)
        : Problems.Of(StatusCodes.Status404NotFound, "There is no such message.");

    // Long poll: answers at once when something changed since the number, otherwise after a while.
    private static async Task<IResult> Changes(long? after, DeskBell bell, CancellationToken cancellation) =>
        Results.Json(new { change = await bell.Wait(after ?? 0, cancellation) });

    internal sealed record TextBody(string? Text);

    internal sealed record CloseBody(string? Result);

    internal sealed record MessageBody(string? Id, string? Text, string? Insist);

    internal sealed record TransferBody(string? To, string? Reason);

    internal sealed record CorrectBody(string? Field, string? Value);

    internal sealed record ReadBody(long Seq);

    internal sealed record CalledBody(CallResult? Result, DateTimeOffset? Again);

    internal sealed record GuideBody(string? Id, string? Guide, string? Step);
}
