using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fakes.Bitrix24;

/// <summary>
/// A portal as strict as the real one is known to be: refuses what is written wrongly, limits, rotates tokens, answers per item, is not
/// idempotent, and sends its events once, as PHP forms. Everything that was wrong with a call stands in <see cref="Complaints"/>.
/// </summary>
public sealed partial class FakePortal
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Func<JsonObject, FakeAnswer>> _methods;

    public FakePortal(TimeProvider time)
    {
        Time = time;
        Tokens = new FakeTokens(time);
        Bucket = new FakeBucket(time);
        Work = new FakeWork(time);
        _methods = Connector().Concat(Lines()).Concat(Application()).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
    }

    public TimeProvider Time { get; }

    public FakeTokens Tokens { get; }

    public FakeBucket Bucket { get; }

    /// <summary>The portal's own address, without a slash at the end.</summary>
    public string Self { get; set; } = "http://portal.test";

    /// <summary>Decides how a call goes wrong.</summary>
    public Func<string, FakeFault> Fault { get; set; } = _ => FakeFault.None;

    /// <summary>Every call that reached a method, in order.</summary>
    public List<(string Method, JsonObject Parameters)> Calls { get; } = [];

    /// <summary>Mistakes a real portal would swallow or punish later.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Calls it works at now; one that stays silent on purpose is none.</summary>
    public int Busy => Volatile.Read(ref _busy);

    private int _busy;

    public async Task<FakeAnswer> Handle(string path, string? type, string body, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _busy);
        FakeFault fault;
        FakeAnswer answer;
        try
        {
            (fault, answer) = await Answer(path, type, body);
        }
        finally
        {
            Interlocked.Decrement(ref _busy);
        }
        if (fault == FakeFault.SilenceAfter)
        {
            await Task.Delay(TimeSpan.FromMinutes(2), Time, cancellation);
        }
        return fault == FakeFault.PageAfter ? FakeAnswer.Page : answer;
    }

    private async Task<(FakeFault, FakeAnswer)> Answer(string path, string? type, string body)
    {
        if (path == "/oauth/token/")
        {
            lock (_lock)
            {
                return (FakeFault.None, Tokens.Exchange(Form(body), Self));
            }
        }
        var method = path.StartsWith("/rest/", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal) ? path[6..^5] : "";
        var fault = Fault(method);
        if (fault == FakeFault.NoConnection)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        }
        FakeAnswer answer;
        lock (_lock)
        {
            answer = Answer(method, type, body, fault);
        }
        await Deliver();
        return (fault, answer);
    }

    private FakeAnswer Answer(string method, string? type, string body, FakeFault fault)
    {
        if (fault == FakeFault.PageBefore)
        {
            return FakeAnswer.Page;
        }
        if (fault == FakeFault.Limit || !Bucket.TryTake())
        {
            return FakeAnswer.Error(503, "QUERY_LIMIT_EXCEEDED", "Too many requests");
        }
        if (fault == FakeFault.ErrorBefore)
        {
            return FakeAnswer.Error(500, "INTERNAL_SERVER_ERROR");
        }
        if (fault == FakeFault.Payment)
        {
            return FakeAnswer.Error(403, "ACCESS_DENIED", "REST is available only on commercial plans");
        }
        if (type is null || !type.StartsWith("application/json", StringComparison.Ordinal) || JsonNode.Parse(body) is not JsonObject parameters)
        {
            Complaints.Add($"{method}: not JSON");
            return FakeAnswer.Error(400, "ERROR_ARGUMENT", "body");
        }
        return Authorised(parameters) ?? Run(method, parameters);
    }

    private FakeAnswer? Authorised(JsonObject parameters)
    {
        var access = (string?)parameters["auth"];
        parameters.Remove("auth");
        return Tokens.IsGood(access) ? null
            : Tokens.IsKnown(access) ? FakeAnswer.Error(401, "expired_token", "The access token provided has expired")
            : FakeAnswer.Error(401, "NO_AUTH_FOUND", "Wrong authorization data");
    }

    private FakeAnswer Run(string method, JsonObject parameters)
    {
        Calls.Add((method, (JsonObject)parameters.DeepClone()));
        if (!_methods.TryGetValue(method, out var run))
        {
            Complaints.Add($"{method}: no such method");
            return FakeAnswer.Error(404, "ERROR_METHOD_NOT_FOUND", method);
        }
        if (!Work.TrySpend(method))
        {
            return FakeAnswer.Error(429, "OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit.");
        }
        _running = method;
        return run(parameters);
    }

    /// <summary>The time each method has spent.</summary>
    public FakeWork Work { get; }

    private string _running = "";

    // As the portal answers: the time block comes with everything.
    internal FakeAnswer Result(JsonNode? result) => FakeAnswer.Json(200, new JsonObject
    {
        ["result"] = result,
        ["time"] = Work.Block(_running),
    }.ToJsonString());

    /// <summary>Complains of parameters the method does not know: the portal would ignore them without a word.</summary>
    internal void Known(string method, JsonObject parameters, params string[] names)
    {
        foreach (var (name, _) in parameters)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                Complaints.Add($"{method}: unknown parameter {name}");
            }
        }
    }

    internal static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => (string?)value,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
            _ => null,
        },
        _ => null,
    };

    internal static int Number(JsonNode? node) => int.TryParse(Text(node), out var number) ? number : 0;

    private static Dictionary<string, string> Form(string body) => body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => System.Net.WebUtility.UrlDecode(pair[0]), pair => System.Net.WebUtility.UrlDecode(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
}
