namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>Whether the channel works. While it does not, one message in half a minute tries whether it was mended; the others wait.</summary>
public sealed class ChannelHealth(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private ChannelState _state = ChannelState.Working;
    private DateTimeOffset _nextTry;

    public ChannelState State
    {
        get
        {
            lock (_gate)
            {
                return _state;
            }
        }
    }

    /// <summary>Null = a message may try; otherwise why not.</summary>
    public string? Refuses()
    {
        lock (_gate)
        {
            if (_state.Up || time.GetUtcNow() >= _nextTry)
            {
                _nextTry = time.GetUtcNow() + Between;
                return null;
            }
            return _state.Problem;
        }
    }

    public void Works() => Set(ChannelState.Working);

    /// <param name="up">False = nothing leaves until it is mended.</param>
    public void Troubled(string problem, string remedy, bool up) => Set(new ChannelState(up, problem, remedy));

    private void Set(ChannelState state)
    {
        lock (_gate)
        {
            _state = state;
            _nextTry = time.GetUtcNow() + Between;
        }
    }
}
