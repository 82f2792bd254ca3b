using System.Net;

namespace Handoff.Bitrix24.Rest;

/// <summary>What the portal's error codes mean for us.</summary>
internal static class Verdicts
{
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongPause = TimeSpan.FromMinutes(5);

    // A fault that only a person can mend.
    private static readonly HashSet<string> NeedsAPerson = new(StringComparer.OrdinalIgnoreCase)
    {
        "expired_token", "invalid_token", "NO_AUTH_FOUND", "invalid_grant", "insufficient_scope", "user_access_error", "INVALID_CREDENTIALS",
        "WRONG_AUTH_TYPE", "PORTAL_DELETED", "PAYMENT_REQUIRED", "ERROR_OAUTH", "APPLICATION_NOT_FOUND", "SUBSCRIPTION_REQUIRED",
    };

    public static PortalAnswer Of(PortalCall call, HttpStatusCode status, string code, string description, RequestBudget budget, MethodTimes times)
    {
        switch (code.ToUpperInvariant())
        {
            case "QUERY_LIMIT_EXCEEDED":
                budget.Pause(ShortPause);
                return new PortalAnswer.Limited("too many requests", ShortPause);
            case "OVERLOAD_LIMIT":
                budget.Pause(LongPause);
                return new PortalAnswer.Limited("the portal has blocked us for overload", LongPause);
            case "OPERATION_TIME_LIMIT":
                return new PortalAnswer.Limited($"{call.Method} has used up its time", times.Exhausted(call.Method));
            case "INTERNAL_SERVER_ERROR" or "ERROR_UNEXPECTED_ANSWER":
                return new PortalAnswer.Unknown($"{call.Method}: {code}");
            default:
                break;
        }
        if (NeedsAPerson.Contains(code) || IsLicence(code, description))
        {
            return new PortalAnswer.Broken(code, Clean(description));
        }
        return (int)status >= 500
            ? new PortalAnswer.Unknown($"{call.Method}: {code}")
            : status == HttpStatusCode.TooManyRequests
                ? new PortalAnswer.Limited("too many requests", ShortPause)
                : new PortalAnswer.Error(code, Clean(description));
    }

    private static bool IsLicence(string code, string description) =>
        code == "ACCESS_DENIED" && description.Contains("commercial plans", StringComparison.OrdinalIgnoreCase);

    // Descriptions may carry HTML and be long.
    private static string Clean(string description)
    {
        var plain = description.Replace("<br>", " ", StringComparison.OrdinalIgnoreCase);
        return plain.Length > 300 ? plain[..300] : plain;
    }
}
