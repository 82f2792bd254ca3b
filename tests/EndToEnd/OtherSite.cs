using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EndToEnd;

/// <summary>A site of somebody else with one page, on a loopback port.</summary>
public sealed class OtherSite : IDisposable
{
    private readonly HttpListener _listener = new();

    private OtherSite(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
    }

    public Uri Address { get; }

    /// <summary>Serves this page at every address until it is disposed.</summary>
    public static OtherSite Open(string page)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var site = new OtherSite(port);
        _ = site.Serve(Encoding.UTF8.GetBytes(page));
        return site;
    }

    public void Dispose() => _listener.Close();

    private async Task Serve(byte[] page)
    {
        while (_listener.IsListening)
        {
            try
            {
                var asked = await _listener.GetContextAsync();
                asked.Response.ContentType = "text/html; charset=utf-8";
                await asked.Response.OutputStream.WriteAsync(page);
                asked.Response.Close();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
