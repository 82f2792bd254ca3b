using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SupportBot.Content;

/// <summary>
/// The edition in force. Every few seconds it looks whether the folder has changed; a changed folder becomes the new edition only when it has
/// no error, and between two turns.
/// </summary>
public sealed partial class LiveContent(ContentFolder folder, EditionReader reader, TimeProvider time, ILogger<LiveContent> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    private volatile Edition? _current;
    private string _seen = "";

    /// <exception cref="ContentRefusedException">The folder has errors: the service does not start with it.</exception>
    public Edition Current => _current ?? Begin();

    /// <summary>What is wrong with the folder as it is now; the edition in force may be an earlier one.</summary>
    public ImmutableArray<ContentFinding> Findings { get; private set; } = [];

    /// <summary>Raised after a new edition came into force.</summary>
    public event Action<Edition>? Changed;

    /// <summary>Looks at the folder now; true when a new edition came into force.</summary>
    public bool Look()
    {
        var fingerprint = folder.Fingerprint();
        if (fingerprint == _seen)
        {
            return false;
        }
        _seen = fingerprint;
        var edition = reader.Read(out var findings);
        Findings = findings;
        if (edition is null)
        {
            LogRefused(log, findings.Count(finding => finding.IsError), findings.First(finding => finding.IsError).ToString());
            return false;
        }
        _current = edition;
        LogTaken(log, edition.Fingerprint);
        Changed?.Invoke(edition);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Every, time);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                Look();
            }
            catch (IOException busy)
            {
                // An editor is saving; the next look will see it whole.
                LogBusy(log, busy.Message);
            }
        }
    }

    private Edition Begin()
    {
        lock (folder)
        {
            if (_current is null)
            {
                Look();
            }
        }
        return _current ?? throw new ContentRefusedException(folder.Root, Findings);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The content has {Count} errors and is not taken over; the first: {First}")]
    private static partial void LogRefused(ILogger log, int count, string first);

    [LoggerMessage(Level = LogLevel.Information, Message = "Content edition {Fingerprint} is in force")]
    private static partial void LogTaken(ILogger log, string fingerprint);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The content is being written: {Reason}")]
    private static partial void LogBusy(ILogger log, string reason);
}

/// <summary>The content cannot be used; the message lists what is wrong.</summary>
public sealed class ContentRefusedException(string root, ImmutableArray<ContentFinding> findings)
    : Exception($"The content in {root} has errors:\n{string.Join('\n', findings.Where(finding => finding.IsError).Take(20))}");
