using System.Text.Json.Nodes;

namespace Fakes.Telegram;

/// <summary>A message the bot has sent.</summary>
/// <param name="Text">What a person sees: the text or caption without its markup.</param>
/// <param name="Bold">The places between bold tags.</param>
/// <param name="FileId">Of the picture or document; null when there is none.</param>
/// <param name="Uploaded">Its bytes came with this very call.</param>
public sealed record FakeSent(
    long Chat, long MessageId, string Method, string Text, IReadOnlyList<string> Bold, JsonObject? Markup, string? FileId = null, bool Uploaded = false)
{
    /// <summary>Titles and payloads of the inline buttons.</summary>
    public IReadOnlyList<(string Title, string Payload)> Buttons => [.. Rows("inline_keyboard").Select(button => ((string)button["text"]!, (string)button["callback_data"]!))];

    /// <summary>Titles of the reply keyboard; a contact button begins with the telephone sign.</summary>
    public IReadOnlyList<string> Keyboard => [.. Rows("keyboard").Select(button => (string)button["text"]!)];

    public bool RemovesKeyboard => (bool?)Markup?["remove_keyboard"] == true;

    private IEnumerable<JsonObject> Rows(string name) => (Markup?[name] as JsonArray ?? []).SelectMany(row => row!.AsArray()).Select(button => button!.AsObject());
}

/// <summary>What a call shall come to instead of its usual answer.</summary>
/// <param name="LoseAnswer">The call is carried out and the connection is cut before the answer.</param>
/// <param name="Html">The answer is not JSON.</param>
public sealed record FakeTrouble(int Code = 0, string Description = "", int? RetryAfter = null, bool LoseAnswer = false, bool Html = false);

/// <summary>A refusal of the server.</summary>
public sealed class FakeRefusal(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code => code;

    public int? RetryAfter => retryAfter;
}
