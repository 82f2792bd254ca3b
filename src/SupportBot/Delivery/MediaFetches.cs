using System.Collections.Concurrent;

namespace SupportBot.Delivery;

/// <summary>Files of subscribers that are still on their way to the media store, so that whoever opens one a moment too early can wait for it.</summary>
public sealed class MediaFetches(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _underway = new(StringComparer.Ordinal);

    /// <summary>Returns at once when the file is not on its way; otherwise when it has arrived or failed for good, or after <paramref name="patience"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> came first.</exception>
    public async Task Settled(string mediaId, TimeSpan patience, CancellationToken cancellation)
    {
        if (!_underway.TryGetValue(mediaId, out var settled))
        {
            return;
        }
        try
        {
            await settled.Task.WaitAsync(patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            // The caller looks for itself what is there.
        }
    }

    internal void Begin(OutboxItem item)
    {
        if (item.Content is OutboxContent.FetchMedia fetch)
        {
            _underway.TryAdd(fetch.File.Id, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    internal void End(OutboxItem item)
    {
        if (item.Content is OutboxContent.FetchMedia fetch && _underway.TryRemove(fetch.File.Id, out var settled))
        {
            settled.TrySetResult();
        }
    }
}
