using System.Text.Json;
using SupportBot.Channels.WhatsApp.Incoming;

namespace SupportBot.Channels.WhatsApp;

/// <summary>An error as Meta tells it, in an answer or later in a status. Only the code is decided on (whatsapp.md §8); the rest is for the log.</summary>
/// <param name="Status">HTTP status of the answer; 0 in a status.</param>
public sealed record GraphTrouble(int Code, string Details, bool Transient = false, int Status = 0)
{
    public static GraphTrouble Read(JsonElement error, int status = 0) => new(
        error.Code("code") ?? -1,
        error.Part("error_data")?.Text("details") ?? error.Text("message") ?? error.Text("title") ?? "",
        error.Part("is_transient") is { ValueKind: JsonValueKind.True },
        status);
}
