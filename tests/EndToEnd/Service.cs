using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EndToEnd;

/// <summary>The real program in a process of its own, over a store that outlives it.</summary>
public sealed class Service : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-service");
    private readonly List<string> _output = [];
    private readonly List<string> _settings;
    private Process? _process;

    public Service(params string[] settings)
    {
        _settings = [.. settings];
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(40) };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public string StorePath => Path.Combine(_folder.FullName, "store.db");

    /// <summary>Everything it printed so far, log and greeting.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    /// <summary>One more setting, for the next start.</summary>
    public void Add(string setting) => _settings.Add(setting);

    /// <summary>Starts the program and waits until it is ready.</summary>
    public Task Start() => Start(Path.Combine("src", "SupportBot"), "supportbot.dll");

    /// <summary>Starts the program with an end planted in it; whether it dies before it is ready is its own affair.</summary>
    public async Task StartDoomed(string cut, int times)
    {
        try
        {
            await Start(Path.Combine("tests", "Doomed"), "Doomed.dll", cut, $"{times}");
        }
        catch (InvalidOperationException) when (_process is { HasExited: true })
        {
            // What was left over from the last run brought it to its end already.
        }
    }

    /// <summary>Waits until it has died; how it did: 137 = killed.</summary>
    public async Task<int> Died(CancellationToken patience)
    {
        await _process!.WaitForExitAsync(patience);
        return _process.ExitCode;
    }

    private async Task Start(string project, string file, params string[] first)
    {
        var program = Path.Combine(Repository.Root, project, "bin", Configuration, "net10.0", file);
        var start = new ProcessStartInfo("dotnet", [program, .. first, $"--Urls={Address}", $"--Store:Path={StorePath}", $"--Dialogs:Path={Repository.Folder("dialogs")}", .. _settings])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var deadline = Stopwatch.StartNew();
        while (!await IsReady())
        {
            if (_process.HasExited || deadline.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The service does not start:\n{Output}");
            }
            await Task.Delay(50);
        }
    }

    /// <summary>As a power cut would: SIGKILL, nothing is said goodbye to.</summary>
    public async Task Kill()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await Kill();
        }
        _process?.Dispose();
        Http.Dispose();
        _folder.Delete(recursive: true);
    }

    // The tests are built beside the program, in the same configuration.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private async Task<bool> IsReady()
    {
        try
        {
            return (await Http.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.Add(line.Data ?? "");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
