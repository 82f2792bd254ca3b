using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Store.Sqlite;

namespace SupportBot.Tests.Store;

/// <summary>A store file of its own, gone after the test.</summary>
public sealed class SqliteHouse : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-store");

    public SqliteHouse()
    {
        SqliteFile.Prepare(Path);
        Writer = new SqliteWriter(Path, NullLogger<SqliteWriter>.Instance);
        Readers = new SqliteReaders(Path);
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "store.db");

    public SqliteWriter Writer { get; }

    public SqliteReaders Readers { get; }

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
