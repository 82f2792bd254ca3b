using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using SupportBot.Policy;

namespace SupportBot.Operators.Judging;

/// <summary>
/// A model behind an OpenAI-compatible endpoint as second opinion. It is asked once, with a deadline; after a failure it is left alone for a
/// while, so that a service that is down costs one reply its deadline and not every reply. Safe for many threads at once.
/// </summary>
public sealed partial class ModelJudge(JudgeSettings settings, HttpClient http, TimeProvider time, ILogger<ModelJudge> log) : ISecondOpinion
{
    private const int LargestAnswer = 64 * 1024;

    private static readonly TimeSpan LeftAlone = TimeSpan.FromSeconds(30);

    private long _askAgain;

    public bool IsOn => true;

    public async ValueTask<ImmutableArray<Finding>> Ask(Matter matter)
    {
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref _askAgain))
        {
            return [];
        }
        using var deadline = new CancellationTokenSource(settings.Timeout, time);
        try
        {
            return JudgeWire.Read(await Answer(matter, deadline.Token), matter.Reply, settings.Action);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Fail("it did not answer in time");
        }
        catch (HttpRequestException trouble)
        {
            Fail(trouble.StatusCode is { } status ? FormattableString.Invariant($"it answered {(int)status}") : "it cannot be reached");
        }
        catch (FormatException nonsense)
        {
            // It works and says nothing useful about this reply; the next one may fare better.
            LogNonsense(log, settings, nonsense.Message);
        }
        return [];
    }

    private async Task<string> Answer(Matter matter, CancellationToken deadline)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Endpoint);
        request.Content = new StringContent(JudgeWire.Question(settings, matter), Encoding.UTF8, "application/json");
        request.Headers.Authorization = settings.Key is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline);
        answer.EnsureSuccessStatusCode();
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, deadline);
        return await answer.Content.ReadAsStringAsync(deadline);
    }

    private void Fail(string why)
    {
        Interlocked.Exchange(ref _askAgain, (time.GetUtcNow() + LeftAlone).UtcTicks);
        LogFailed(log, settings, why, LeftAlone.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The second opinion ({Judge}) is missing: {Why}. The rules judge alone for {Seconds} seconds")]
    private static partial void LogFailed(ILogger log, JudgeSettings judge, string why, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The answer of the second opinion ({Judge}) was left out: {Why}")]
    private static partial void LogNonsense(ILogger log, JudgeSettings judge, string why);
}
