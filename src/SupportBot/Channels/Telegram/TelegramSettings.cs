namespace SupportBot.Channels.Telegram;

/// <summary>Section <c>Telegram</c> of the settings (contracts.md §2), already checked.</summary>
/// <param name="ApiUrl">Without a slash at its end.</param>
/// <param name="WebhookUrl">Where Telegram shall post; null = long polling.</param>
/// <param name="PerSecond">Most messages a second to all chats together; null = the server at <paramref name="ApiUrl"/> sets its own limits.</param>
public sealed record TelegramSettings(string Token, string ApiUrl, string? WebhookUrl, string WebhookSecret, int? PerSecond)
{
    public const string ChannelName = "telegram";

    public const string OfficialApi = "https://api.telegram.org";

    /// <summary>The public half of the token.</summary>
    public string BotId => Token[..Token.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Never the token: a record prints its members.</summary>
    public override string ToString() => $"bot {BotId} at {ApiUrl}";
}
