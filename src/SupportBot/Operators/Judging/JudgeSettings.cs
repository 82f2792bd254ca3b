using SupportBot.Policy;

namespace SupportBot.Operators.Judging;

/// <summary><c>Policy:Judge</c>: the model that is asked for a second opinion.</summary>
/// <param name="Url">Of an OpenAI-compatible service, for example <c>http://127.0.0.1:11434/v1</c>; <c>chat/completions</c> is added to it.</param>
/// <param name="Model">The model's name as the service knows it.</param>
/// <param name="Key">Sent as a bearer token; null = the service wants none.</param>
/// <param name="Timeout">How long a reply waits for the opinion at most.</param>
/// <param name="Action">What its finding does with a reply: <c>observe</c>, <c>advise</c> or <c>hold</c>.</param>
public sealed record JudgeSettings(Uri Url, string Model, string? Key, TimeSpan Timeout, RuleAction Action)
{
    public static readonly TimeSpan UsualTimeout = TimeSpan.FromSeconds(2);

    // A reply must not wait longer, whatever somebody sets.
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Where it is asked.</summary>
    public Uri Endpoint => Url.AbsolutePath.TrimEnd('/').EndsWith("/chat/completions", StringComparison.Ordinal)
        ? Url
        : new Uri(Url.AbsoluteUri.TrimEnd('/') + "/chat/completions");

    // The key stands in no log, not even by accident.
    public override string ToString() => $"{Model} at {Url.Host}";
}
