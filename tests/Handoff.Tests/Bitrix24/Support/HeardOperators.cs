namespace Handoff.Tests.Bitrix24.Support;

/// <summary>A product that follows the ear's contract: one leader, each key once. What subscribers would read stands in <see cref="Read"/>.</summary>
internal sealed class HeardOperators : IDeskEar
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _leaders = new(StringComparer.Ordinal);

    /// <summary>Every word of operators that went out, with its conversation.</summary>
    public List<(string Conversation, string Text)> Read { get; } = [];

    public List<(string Conversation, OperatorEvent Event)> Heard { get; } = [];

    /// <summary>Conversations in nobody's hands.</summary>
    public HashSet<string> Over { get; } = new(StringComparer.Ordinal);

    /// <summary>What the product says to a reply instead of taking it; null = it is taken.</summary>
    public Func<OperatorEvent.Wrote, EarAnswer?> Judge { get; set; } = _ => null;

    public string? LeaderOf(string conversation) => _leaders.GetValueOrDefault(conversation);

    public Task<bool> IsHandedOver(string conversation) => Task.FromResult(!Over.Contains(conversation));

    public Task<EarAnswer> Hear(string conversation, string key, OperatorEvent happened)
    {
        lock (_lock)
        {
            if (_keys.Contains($"{conversation}/{key}"))
            {
                return Task.FromResult<EarAnswer>(new EarAnswer.Taken());
            }
            var answer = Answer(conversation, happened);
            if (answer is not EarAnswer.Later)
            {
                _keys.Add($"{conversation}/{key}");
            }
            if (answer is EarAnswer.Taken)
            {
                Heard.Add((conversation, happened));
            }
            return Task.FromResult(answer);
        }
    }

    private EarAnswer Answer(string conversation, OperatorEvent happened)
    {
        var leader = LeaderOf(conversation);
        switch (happened)
        {
            case OperatorEvent.Took:
                if (leader is not null && leader != happened.Operator.Id)
                {
                    return new EarAnswer.LedBy(leader);
                }
                _leaders[conversation] = happened.Operator.Id;
                return new EarAnswer.Taken();
            case OperatorEvent.Noted or OperatorEvent.Hindered:
                return new EarAnswer.Taken();
            case OperatorEvent.Closed when leader is null:
                return new EarAnswer.Taken();
            default:
                break;
        }
        if (leader != happened.Operator.Id)
        {
            return leader is null ? new EarAnswer.NotLed() : new EarAnswer.LedBy(leader);
        }
        if (happened is OperatorEvent.Transferred passed)
        {
            _leaders[conversation] = passed.To.Id;
        }
        else if (happened is OperatorEvent.Closed or OperatorEvent.Released)
        {
            _leaders[conversation] = null;
        }
        else if (happened is OperatorEvent.Wrote wrote)
        {
            if (Judge(wrote) is { } judged)
            {
                return judged;
            }
            Read.Add((conversation, wrote.Text));
        }
        return new EarAnswer.Taken();
    }
}
