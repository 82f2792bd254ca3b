using System.Text.Json;

namespace SupportBot.Channels.WhatsApp.Api;

/// <summary>What a call to Meta came to. A closed set.</summary>
public abstract record GraphAnswer
{
    private GraphAnswer()
    {
    }

    /// <summary>Done. <paramref name="Version"/> is the version that really served it, when the answer says so.</summary>
    public sealed record Done(JsonElement Body, string? Version = null) : GraphAnswer;

    /// <summary>Refused with an error of Meta's: an error object counts whatever the HTTP status says.</summary>
    public sealed record Failed(GraphTrouble Trouble) : GraphAnswer;

    /// <summary>The request was never written: it is safe to repeat.</summary>
    public sealed record NotReached(string Reason) : GraphAnswer;

    /// <summary>It was written and no answer came: it may have been done.</summary>
    public sealed record NoAnswer(string Reason) : GraphAnswer;
}
