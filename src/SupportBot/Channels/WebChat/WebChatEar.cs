using System.Threading.Channels;

namespace SupportBot.Channels.WebChat;

/// <summary>One who waits for the bell. Rings that come while nobody waits are remembered as one.</summary>
public sealed class WebChatEar(Action<WebChatEar> leave) : IDisposable
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Returns true at the next ring, or at once when it rang since the last call; false after <paramref name="patience"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> came first.</exception>
    public async Task<bool> Rings(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            return await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => leave(this);

    /// <summary>Somebody was typing to this conversation since the ear was opened.</summary>
    public bool HeardTyping { get; private set; }

    internal void HearTyping()
    {
        HeardTyping = true;
        Hear();
    }

    internal void Hear() => rung.Writer.TryWrite(true);
}
