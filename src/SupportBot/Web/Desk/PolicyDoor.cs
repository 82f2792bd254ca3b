using SupportBot.Operators;
using SupportBot.Policy;

namespace SupportBot.Web.Desk;

/// <summary>
/// Live advice while an operator types: the same rules that judge the reply when it is sent, asked beforehand. Nothing is kept and nothing is
/// counted: an unfinished thought is nobody's mistake.
/// </summary>
internal static class PolicyDoor
{
    private const int LongestText = 4096;

    public static void MapPolicy(this IEndpointRouteBuilder desk) => desk.MapPost("/policy", Advise);

    private static async Task<IResult> Advise(PolicyBody body, IReplyPolicy policy, IDeskReads reads)
    {
        var text = body.Text ?? "";
        if (text.Length > LongestText)
        {
            return Problems.Of(StatusCodes.Status413PayloadTooLarge, "The text has more than 4,096 characters.");
        }
        var conversation = ChatKey.TryParse(body.Conversation ?? "", out var key) ? await reads.Find(key) : null;
        var language = Languages.FromCode(body.Language) ?? conversation?.Language ?? Language.Russian;
        var reply = conversation is null ? new Reply(text, Speaker.Operator, language) : Answering.Reply(conversation, text, language);
        return Results.Json(DeskJson.Advice(policy.Check(reply)), DeskJson.Wire);
    }

    /// <param name="Conversation">Whose last words the reply answers; without it the reply is judged alone.</param>
    /// <param name="Language"><c>ru</c>, <c>kk</c> or <c>en</c>; the conversation's own when it is not given.</param>
    internal sealed record PolicyBody(string? Conversation, string? Text, string? Language);
}
