using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench.Compare;

/// <summary>What can be measured: how it is started and what is said to it.</summary>
/// <param name="Command">The program and its arguments for a webhook port, the Bot API's address and a folder of its own.</param>
internal sealed record BotKind(string Name, string Path, string[] Words, Func<int, string, string, string[]> Command);

/// <summary>A bot in a process of its own.</summary>
internal sealed class Bot : IDisposable
{
    public const string Secret = "s3cret";

    private Bot(BotKind kind, Process process, int port, string folder) => (Kind, Process, Port, Folder) = (kind, process, port, folder);

    public BotKind Kind { get; }

    public Process Process { get; }

    public int Port { get; }

    public string Folder { get; }

    /// <summary>Starts it; it may not listen yet.</summary>
    public static Bot Launch(BotKind kind, Sink sink, string? folder = null)
    {
        var port = FreePort();
        folder ??= Directory.CreateTempSubdirectory("supportbot-bench").FullName;
        var api = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sink.Port}");
        var command = kind.Command(port, api, folder);
        var start = new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        (start.Environment["PORT"], start.Environment["API"]) = (port.ToString(CultureInfo.InvariantCulture), api);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                Console.Error.WriteLine($"    {kind.Name}: {text}");
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Bot(kind, process, port, folder);
    }

    public async Task UntilItListens()
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                (await HttpPipe.Connect(Port)).Dispose();
                return;
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(60) && !Process.HasExited)
            {
                await Task.Delay(5);
            }
        }
    }

    /// <summary>Bytes of the store, with what still stands in its log.</summary>
    public long StoreBytes => Directory.EnumerateFiles(Folder, "store.db*").Sum(file => new FileInfo(file).Length);

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }
        Process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
