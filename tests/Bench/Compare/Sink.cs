using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Bench.Compare;

/// <summary>The messenger's side of the bench: takes every call of the Bot API, after a delay if a real messenger's slowness is played, and tells who was answered.</summary>
internal sealed class Sink : IDisposable
{
    private static readonly byte[] Sent = Reply("""{"ok":true,"result":{"message_id":7,"from":{"id":42,"is_bot":true,"first_name":"Bot","username":"support_bot"},"chat":{"id":1,"first_name":"Maria","type":"private"},"date":1764000001,"text":"reply"}}""");
    private static readonly byte[] Me = Reply("""{"ok":true,"result":{"id":42,"is_bot":true,"first_name":"Bot","username":"support_bot","can_join_groups":true,"can_read_all_group_messages":false,"supports_inline_queries":false}}""");
    private static readonly byte[] Hook = Reply("""{"ok":true,"result":{"url":"https://bench.example/webhooks/telegram","has_custom_certificate":false,"pending_update_count":0}}""");
    private static readonly byte[] Yes = Reply("""{"ok":true,"result":true}""");

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly TimeSpan _delay;

    public Sink(TimeSpan delay)
    {
        _delay = delay;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(4096);
        _ = Listen();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>A message arrived for this chat. Called from the connection's own thread; must be quick.</summary>
    public event Action<long>? Arrived;

    public void Dispose() => _listener.Dispose();

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync();
                socket.NoDelay = true;
                _ = Serve(new HttpPipe(socket));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // Closed: the run is over.
        }
    }

    private async Task Serve(HttpPipe pipe)
    {
        using var _ = pipe;
        try
        {
            while (await pipe.Next() is { Head.Length: > 0 } call)
            {
                var (answer, chat) = Take(call.Head.Span, call.Body.Span);
                if (_delay > TimeSpan.Zero && ReferenceEquals(answer, Sent))
                {
                    await Task.Delay(_delay);
                }
                if (chat is { } told)
                {
                    Arrived?.Invoke(told);
                }
                await pipe.Send(answer);
            }
        }
        catch (SocketException)
        {
            // The bot was stopped.
        }
    }

    private static (byte[] Answer, long? Chat) Take(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var line = head[..head.IndexOf("\r\n"u8)];
        if (line.IndexOf("/getMe"u8) >= 0)
        {
            return (Me, null);
        }
        if (line.IndexOf("/getWebhookInfo"u8) >= 0)
        {
            return (Hook, null);
        }
        if (line.IndexOf("/sendMessage"u8) < 0 && line.IndexOf("/sendPhoto"u8) < 0)
        {
            return (Yes, null);
        }
        var at = body.IndexOf("chat_id"u8);
        var digits = at < 0 ? default : body[(at + "chat_id".Length)..].TrimStart("\": \r\n"u8);
        return (Sent, Utf8Parser.TryParse(digits, out long chat, out _) ? chat : null);
    }

    private static byte[] Reply(string json) => System.Text.Encoding.ASCII.GetBytes(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: {json.Length}\r\n\r\n{json}"));
}
