using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Handoff.Bitrix24.Rest;

/// <summary>
/// Calls methods of the portal: waits for a place in the budget, puts the token in, tells apart what surely happened, surely did not, and may
/// have. Repeats a call only after an expired token; everything else is the caller's decision.
/// </summary>
public sealed class PortalClient(HttpClient http, TokenKeeper tokens, RequestBudget budget, MethodTimes times, TimeProvider time)
{
    /// <summary>Longest time one request may take; the portal itself gives up after 60 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<PortalAnswer> Call(PortalCall call, CancellationToken cancellation)
    {
        if (times.Rest(call.Method, call.Priority) is { } rest)
        {
            return new PortalAnswer.Limited($"{call.Method} has used up its time", rest);
        }
        try
        {
            await budget.Enter(call.Priority, cancellation).ConfigureAwait(false);
            var token = await tokens.Current(cancellation).ConfigureAwait(false);
            var answer = await Once(call, token, cancellation).ConfigureAwait(false);
            if (answer is not PortalAnswer.Broken { Code: "expired_token" })
            {
                return answer;
            }
            var fresh = await tokens.Refresh(token.AccessToken, cancellation).ConfigureAwait(false);
            await budget.Enter(call.Priority, cancellation).ConfigureAwait(false);
            return await Once(call, fresh, cancellation).ConfigureAwait(false);
        }
        catch (TokenRefusedException refused)
        {
            return new PortalAnswer.Broken(refused.Code, refused.Message);
        }
        catch (HttpRequestException unreached)
        {
            return new PortalAnswer.Unreached($"the token server cannot be reached: {unreached.Message}");
        }
        catch (OperationCanceledException)
        {
            return new PortalAnswer.Unreached("there was no place in the request budget in time");
        }
    }

    /// <summary>A call with tokens that are not kept yet: to see whether they are what they say.</summary>
    internal async Task<PortalAnswer> With(PortalTokens unproven, PortalCall call, CancellationToken cancellation)
    {
        await budget.Enter(call.Priority, cancellation).ConfigureAwait(false);
        return await Once(call, unproven, cancellation).ConfigureAwait(false);
    }

    private async Task<PortalAnswer> Once(PortalCall call, PortalTokens token, CancellationToken cancellation)
    {
        var body = call.Parameters.DeepClone().AsObject();
        body["auth"] = token.AccessToken;
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var response = await http.PostAsync(new Uri($"{token.ClientEndpoint.TrimEnd('/')}/{call.Method}.json"), content, both.Token).ConfigureAwait(false);
            var text = await response.Content.ReadAsStringAsync(both.Token).ConfigureAwait(false);
            return Read(call, response.StatusCode, text);
        }
        catch (OperationCanceledException)
        {
            return new PortalAnswer.Unknown($"{call.Method}: no answer in time");
        }
        catch (HttpRequestException trouble) when (trouble.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new PortalAnswer.Unreached($"the portal cannot be reached: {trouble.HttpRequestError}");
        }
        catch (Exception trouble) when (trouble is HttpRequestException or IOException)
        {
            return new PortalAnswer.Unknown($"{call.Method}: the connection broke ({trouble.GetType().Name})");
        }
    }

    private PortalAnswer Read(PortalCall call, HttpStatusCode status, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var answer = document.RootElement.Clone();
            times.Learn(call.Method, answer.Get("time"));
            if (answer.Text("error") is { } code)
            {
                return Verdicts.Of(call, status, code, answer.Text("error_description") ?? "", budget, times);
            }
            return answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("result", out var result)
                ? new PortalAnswer.Ok(result)
                : new PortalAnswer.Unknown($"{call.Method}: an answer without a result");
        }
        catch (JsonException)
        {
            return new PortalAnswer.Unknown($"{call.Method}: the portal answered {(int)status} with a page instead of data");
        }
    }

    /// <summary>
    /// Several reads in one request; the answer is the batch's own. Every command spends the time of its method: one whose method has to rest is left
    /// out, as if it had failed (bitrix24.md §2.3, §13).
    /// </summary>
    /// <param name="commands">A name for the answer, the method, its parameters as a query; fifty at most.</param>
    public async Task<PortalAnswer> Batch(IReadOnlyList<(string Name, string Method, string Query)> commands, Priority priority, CancellationToken cancellation)
    {
        var resting = commands.Select(command => times.Rest(command.Method, priority)).ToList();
        var allowed = commands.Where((_, at) => resting[at] is null).ToList();
        if (allowed.Count == 0)
        {
            return new PortalAnswer.Limited("every method of the batch has used up its time", resting.Min() ?? TimeSpan.Zero);
        }
        var lines = new JsonObject();
        foreach (var (name, method, query) in allowed)
        {
            lines[name] = $"{method}?{query}";
        }
        var answer = await Call("batch", priority, cancellation, ("halt", 0), ("cmd", lines)).ConfigureAwait(false);
        if (answer is PortalAnswer.Ok ok)
        {
            foreach (var (name, method, _) in allowed)
            {
                times.Learn(method, ok.Result.Get("result_time").Get(name));
                if (ok.Result.Get("result_error").Get(name).Text("error") is "OPERATION_TIME_LIMIT")
                {
                    times.Exhausted(method);
                }
            }
        }
        return answer;
    }

    /// <summary>A call of a method with its parameters, short.</summary>
    public Task<PortalAnswer> Call(string method, Priority priority, CancellationToken cancellation, params ReadOnlySpan<(string Name, JsonNode? Value)> parameters)
    {
        var body = new JsonObject();
        foreach (var (name, value) in parameters)
        {
            body[name] = value;
        }
        return Call(new PortalCall(method, body, priority), cancellation);
    }
}
