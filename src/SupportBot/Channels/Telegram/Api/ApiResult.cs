namespace SupportBot.Channels.Telegram.Api;

/// <summary>What one call of the Bot API came to. A closed set; nothing in it names the address, because the token stands there.</summary>
public abstract record ApiResult<T>
{
    private ApiResult()
    {
    }

    /// <param name="Value">Null when the server said yes and nothing else.</param>
    public sealed record Done(T? Value) : ApiResult<T>;

    /// <summary>The server said no (telegram.md §9).</summary>
    public sealed record Refused(int Code, string Description, TimeSpan? RetryAfter) : ApiResult<T>;

    /// <summary>The request never left us: it is safe to try again.</summary>
    public sealed record NotSent(string Reason) : ApiResult<T>;

    /// <summary>The request left and no answer came: it may or may not have been done.</summary>
    public sealed record NoAnswer(string Reason) : ApiResult<T>;
}

/// <summary>The envelope of every answer.</summary>
public sealed record ApiReply<T>(bool Ok = false, T? Result = default, int ErrorCode = 0, string? Description = null, ReplyParameters? Parameters = null);

public sealed record ReplyParameters(int? RetryAfter = null);
