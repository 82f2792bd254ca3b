using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Bench.Compare;

/// <summary>
/// One kept-alive HTTP/1.1 connection, read and written as bytes. The driver shares two cores with the bot it measures: what a real client
/// library would cost here would be counted against the bot.
/// </summary>
internal sealed class HttpPipe(Socket socket) : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] Chunked = "chunked"u8.ToArray();
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    private byte[] _buffer = new byte[16 * 1024];
    private int _from;
    private int _to;

    public static async Task<HttpPipe> Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new HttpPipe(socket);
    }

    public ValueTask<int> Send(ReadOnlyMemory<byte> bytes) => socket.SendAsync(bytes);

    /// <summary>The next whole message: its first line and headers, and its body. Empty = the other side has gone. Valid until the next call.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)> Next()
    {
        while (true)
        {
            if (TryCut(out var head, out var body))
            {
                return (head, body);
            }
            MakeRoom();
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_to));
            if (read == 0)
            {
                return default;
            }
            _to += read;
        }
    }

    public void Dispose() => socket.Dispose();

    private bool TryCut(out ReadOnlyMemory<byte> head, out ReadOnlyMemory<byte> body)
    {
        (head, body) = (default, default);
        var bytes = _buffer.AsMemory(_from, _to - _from);
        var end = bytes.Span.IndexOf(EndOfHead);
        if (end < 0)
        {
            return false;
        }
        var start = end + EndOfHead.Length;
        var length = Length(bytes.Span[..start], bytes.Span[start..]);
        if (length < 0 || bytes.Length < start + length)
        {
            return false;
        }
        (head, body) = (bytes[..start], bytes.Slice(start, length));
        _from += start + length;
        return true;
    }

    // Bytes of the body; -1 = not all of them are there yet.
    private static int Length(ReadOnlySpan<byte> head, ReadOnlySpan<byte> rest)
    {
        if (Value(head, "content-length:"u8) is { Length: > 0 } number && Utf8Parser.TryParse(number, out int length, out _))
        {
            return length;
        }
        if (head.IndexOf(Chunked) < 0)
        {
            return 0;
        }
        var last = rest.IndexOf(LastChunk);
        return last < 0 ? -1 : last + LastChunk.Length;
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        for (var line = head.IndexOf("\r\n"u8) + 2; line > 1 && line + name.Length < head.Length;)
        {
            var here = head[line..];
            if (System.Text.Ascii.EqualsIgnoreCase(here[..Math.Min(name.Length, here.Length)], name))
            {
                return here[name.Length..].TrimStart((byte)' ');
            }
            var next = here.IndexOf("\r\n"u8);
            line = next < 0 ? 0 : line + next + 2;
        }
        return default;
    }

    private void MakeRoom()
    {
        if (_from == _to)
        {
            (_from, _to) = (0, 0);
        }
        if (_to < _buffer.Length)
        {
            return;
        }
        var target = _from == 0 ? new byte[_buffer.Length * 2] : _buffer;
        _buffer.AsSpan(_from, _to - _from).CopyTo(target);
        (_buffer, _to, _from) = (target, _to - _from, 0);
    }
}
