using System.Collections.Concurrent;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// Statuses as they come, for a sender that waits for one: after a time-out, or to send the next part only when the one before has arrived.
/// In memory only: a lost receipt costs a wait, never a message.
/// </summary>
public sealed class Receipts(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Begins to listen for a tag; listen before sending, and nothing is missed.</summary>
    public Listening Listen(string tag, bool delivered) => new(this, tag, delivered);

    /// <summary>A status came.</summary>
    public void Heard(string? tag, string state, string messageId)
    {
        if (tag is null || state == "failed")
        {
            return;
        }
        if (state is "delivered" or "read" or "played" && _waiting.TryGetValue(tag + "/delivered", out var arrived))
        {
            arrived.TrySetResult(messageId);
        }
        if (_waiting.TryGetValue(tag, out var any))
        {
            any.TrySetResult(messageId);
        }
    }

    /// <summary>One who waits for a status.</summary>
    public sealed class Listening : IDisposable
    {
        private readonly Receipts _receipts;
        private readonly string _key;
        private readonly TaskCompletionSource<string> _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Listening(Receipts receipts, string tag, bool delivered)
        {
            _receipts = receipts;
            _key = delivered ? tag + "/delivered" : tag;
            receipts._waiting[_key] = _heard;
        }

        /// <summary>The wamid; null when patience ended first.</summary>
        public async Task<string?> MessageId(TimeSpan patience)
        {
            try
            {
                return await _heard.Task.WaitAsync(patience, _receipts._time);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }

        public void Dispose() => _receipts._waiting.TryRemove(new KeyValuePair<string, TaskCompletionSource<string>>(_key, _heard));
    }

    private readonly TimeProvider _time = time;
}
