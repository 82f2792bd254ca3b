using Microsoft.Data.Sqlite;

namespace SupportBot.Commands.Stories;

/// <summary>A folder for one temporary store, gone when it is not needed any more.</summary>
public sealed class StageFolder : IDisposable
{
    public StageFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "supportbot-" + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)));

    /// <summary>The settings of a house that lives here.</summary>
    /// <param name="dialogs">The content folder; null = the product's own.</param>
    public Settings Settings(string? dialogs, params (string Key, string Value)[] more)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["Store:Path"] = System.IO.Path.Combine(Path, "store.db"),
            ["Dialogs:Path"] = dialogs,
        };
        foreach (var (key, value) in more)
        {
            values[key] = value;
        }
        return Commands.Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
