using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands.Doctor;

/// <summary>Can the content lead a conversation?</summary>
internal sealed class ContentCheckup(Settings settings) : ICheckup
{
    public Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline)
    {
        new EditionReader(new ContentFolder(settings.DialogsPath), new ConversationSettings(), []).Read(out var findings);
        var errors = findings.Where(finding => finding.IsError).ToList();
        return Task.FromResult<IReadOnlyList<Diagnosis>>(errors.Count == 0
            ? [new Diagnosis("content", $"{settings.DialogsPath} can be used")]
            : [new Diagnosis("content", $"{errors.Count} errors, the first: {errors[0]}", $"Run supportbot check {settings.DialogsPath} and correct them.")]);
    }
}

/// <summary>Can the store's file be used, and is there room beside it?</summary>
internal sealed class StoreCheckup(Settings settings) : ICheckup
{
    private const long Room = 200 * 1024 * 1024;

    public Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline) => Task.FromResult<IReadOnlyList<Diagnosis>>([Look()]);

    private Diagnosis Look()
    {
        var path = Path.GetFullPath(settings.StorePath);
        try
        {
            SqliteFile.Inspect(path);
            var folder = Existing(Path.GetDirectoryName(path)!);
            var probe = Path.Combine(folder, ".supportbot-doctor");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            var free = new DriveInfo(folder).AvailableFreeSpace;
            return free > Room
                ? new Diagnosis("store", $"{path}, {free / 1024 / 1024} MB free")
                : new Diagnosis("store", $"only {free / 1024 / 1024} MB free beside {path}", "Make room: without it no message can be kept.");
        }
        catch (StoreRefusedException refusal)
        {
            return new Diagnosis("store", refusal.Message, "Until then the service does not start.");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return new Diagnosis("store", $"cannot write beside {path}: {trouble.Message}", "Give the service's user the right to write there, or set Store:Path.");
        }
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } above)
        {
            folder = above;
        }
        return folder;
    }
}

/// <summary>Does our clock agree with somebody else's?</summary>
/// <param name="witness">An address whose server tells the time with every answer.</param>
internal sealed class ClockCheckup(HttpClient http, Uri witness, TimeProvider time) : ICheckup
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, witness);
            using var answer = await http.SendAsync(request, deadline);
            if (answer.Headers.Date is not { } theirs)
            {
                return [new Diagnosis("clock", "there was nothing to compare it with")];
            }
            var off = time.GetUtcNow() - theirs;
            return off.Duration() < Tolerance
                ? [new Diagnosis("clock", $"agrees with {witness.Host}")]
                : [new Diagnosis("clock", $"is off by {off.TotalSeconds:F0} seconds", "Switch on time synchronisation (timedatectl set-ntp true): working hours and links depend on it.")];
        }
        catch (HttpRequestException)
        {
            return [new Diagnosis("clock", "there was nothing to compare it with")];
        }
    }
}
