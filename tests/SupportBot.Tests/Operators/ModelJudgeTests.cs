using Fakes.Judge;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SupportBot.Operators.Judging;
using SupportBot.Policy;

namespace SupportBot.Tests.Operators;

/// <summary>A second opinion can add a finding; whatever goes wrong with it, the rules judge alone.</summary>
public sealed class ModelJudgeTests : IAsyncLifetime
{
    private const string Text = "Ну конечно, Вам виднее, чем инженерам.";

    private static readonly Matter Matter = new(new Reply(Text, Speaker.Operator, Language.Russian, "у меня сосед починил"), Text, "у меня сосед починил");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private FakeJudge _fake = null!;

    public async Task InitializeAsync() => _fake = await FakeJudge.Start();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _fake.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"rule": "sarcasm", "quote": "Вам виднее", "advice": "Скажите прямо, что проверите."}""")]
    [InlineData("""Here is my review: ```json {"rule": "sarcasm", "quote": "вам виднее", "advice": "Скажите прямо, что проверите."} ```""")]
    public async Task A_good_answer_is_a_finding_with_words_of_the_reply(string says)
    {
        _fake.Says = says;
        var finding = Assert.Single(await Judge().Ask(Matter));
        Assert.Equal(new Finding("sarcasm", "Вам виднее", "Скажите прямо, что проверите.", RuleAction.Advise, 12, 10) { Case = "sarcasm.judge" }, finding);
        Assert.Contains("llama", Assert.Single(_fake.Questions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"rule": null}""")]
    [InlineData("The reply is fine.")]
    [InlineData("")]
    [InlineData("""{"rule": "secret", "quote": "Вам виднее", "advice": "Нельзя."}""")]
    [InlineData("""{"rule": "sarcasm", "quote": "этого в ответе нет", "advice": "Скажите прямо."}""")]
    [InlineData("""{"rule": "sarcasm", "quote": "", "advice": "Скажите прямо."}""")]
    [InlineData("""{"rule": "sarcasm", "quote": "Вам виднее"}""")]
    [InlineData("""{"rule": ["sarcasm"]}""")]
    [InlineData("}{")]
    public async Task Praise_and_nonsense_are_no_finding_and_the_next_reply_is_asked_about_again(string says)
    {
        _fake.Says = says;
        var judge = Judge();
        Assert.Empty(await judge.Ask(Matter));
        Assert.Empty(await judge.Ask(Matter));
        Assert.Equal(2, _fake.Questions.Count);
    }

    [Theory]
    [InlineData("<html>gateway</html>")]
    [InlineData("null")]
    [InlineData("""{"choices": []}""")]
    [InlineData("""{"choices": [null]}""")]
    public async Task A_body_of_another_kind_is_no_finding(string body)
    {
        _fake.Body = body;
        Assert.Empty(await Judge().Ask(Matter));
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off()
    {
        _fake.Body = new string(' ', 1_000_000);
        Assert.Empty(await Judge().Ask(Matter));
    }

    [Fact]
    public async Task A_service_that_is_down_costs_one_reply_an_attempt_and_is_left_alone_for_a_while()
    {
        _fake.Broken = 503;
        var judge = Judge();
        Assert.Empty(await judge.Ask(Matter));
        Assert.Empty(await judge.Ask(Matter));
        Assert.Single(_fake.Questions);
        _clock.Advance(TimeSpan.FromSeconds(31));
        _fake.Broken = 0;
        _fake.Says = """{"rule": "sarcasm", "quote": "Вам виднее", "advice": "Скажите прямо."}""";
        Assert.Single(await judge.Ask(Matter));
    }

    [Fact]
    public async Task Nobody_there_is_no_finding()
    {
        var gone = await FakeJudge.Start();
        var url = gone.Url;
        await gone.DisposeAsync();
        Assert.Empty(await Judge(url).Ask(Matter));
    }

    [Fact]
    public async Task A_silent_service_is_waited_for_until_the_deadline_and_no_longer()
    {
        _fake.Silent = true;
        var asked = Judge().Ask(Matter).AsTask();
        await Arrived();
        Assert.False(asked.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await asked.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private ModelJudge Judge(Uri? url = null) => new(new JudgeSettings(url ?? _fake.Url, "llama", FakeJudge.Key, TimeSpan.FromSeconds(2), RuleAction.Advise), _http, _clock, NullLogger<ModelJudge>.Instance);

    private async Task Arrived()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_fake.Questions.IsEmpty)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }
}
