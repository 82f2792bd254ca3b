using Microsoft.Data.Sqlite;
using SupportBot.Delivery;
using SupportBot.Store.Sqlite;

namespace SupportBot.Tests.Store;

public sealed class SqliteFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("supportbot-file");

    private string File => Path.Combine(_folder.FullName, "store.db");

    [Fact]
    public void A_file_that_is_not_a_database_is_refused_and_left_as_it_is()
    {
        var bytes = Enumerable.Range(0, 9000).Select(i => (byte)(i % 251)).ToArray();
        System.IO.File.WriteAllBytes(File, bytes);
        var refusal = Assert.Throws<StoreRefusedException>(() => SqliteFile.Prepare(File));
        Assert.Contains("damaged", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void A_truncated_file_of_ours_is_refused_and_left_as_it_is()
    {
        SqliteFile.Prepare(File);
        SqliteConnection.ClearAllPools();
        var bytes = System.IO.File.ReadAllBytes(File)[..5000];
        bytes.AsSpan(100, 3000).Fill(0xAB);
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Throws<StoreRefusedException>(() => SqliteFile.Prepare(File));
        Assert.Equal(bytes, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Run("CREATE TABLE theirs (x)");
        var refusal = Assert.Throws<StoreRefusedException>(() => SqliteFile.Prepare(File));
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_file_is_refused_and_says_which_version_is_needed()
    {
        SqliteFile.Prepare(File);
        Run($"PRAGMA user_version = {SqliteFile.Newest + 1}");
        var refusal = Assert.Throws<StoreRefusedException>(() => SqliteFile.Prepare(File));
        Assert.Contains("newer SupportBot", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Preparing_twice_is_harmless()
    {
        SqliteFile.Prepare(File);
        SqliteFile.Prepare(File);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private void Run(string sql)
    {
        using var connection = SqliteFile.Open(File, SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

public sealed class SqliteWriterTests : IDisposable
{
    private readonly SqliteHouse _house = new();

    [Fact]
    public async Task A_unit_that_fails_harms_none_of_its_neighbours()
    {
        var before = _house.Writer.Write(session => session.Execute("INSERT INTO facts VALUES ('a', '1')"));
        var broken = _house.Writer.Write<int>(session =>
        {
            session.Execute("INSERT INTO facts VALUES ('b', '1')");
            throw new InvalidOperationException("broken");
        });
        var after = _house.Writer.Write(session => session.Execute("INSERT INTO facts VALUES ('c', '1')"));
        await before;
        await after;
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal(["a", "c"], _house.Readers.Read(session => session.Query("SELECT name FROM facts ORDER BY name", row => row.GetString(0))));
    }

    [Fact]
    public async Task A_unit_that_must_be_undone_is_undone_alone()
    {
        var before = _house.Writer.Write(session => session.Execute("INSERT INTO facts VALUES ('a', '1')"));
        var undone = _house.Writer.Write(session => new Undo(session.Execute("INSERT INTO facts VALUES ('b', '1')")));
        var after = _house.Writer.WriteInCompany(session => session.Execute("INSERT INTO facts VALUES ('c', '1')"));
        await Task.WhenAll(before, after);
        Assert.Equal(1, (await undone).Changed);
        Assert.Equal(["a", "c"], _house.Readers.Read(session => session.Query("SELECT name FROM facts ORDER BY name", row => row.GetString(0))));
    }

    [Fact]
    public async Task What_waits_for_company_is_written_even_when_none_comes() =>
        await _house.Writer.WriteInCompany(session => session.Execute("INSERT INTO facts VALUES ('a', '1')")).WaitAsync(TimeSpan.FromSeconds(60));

    [Fact]
    public async Task Writes_that_wait_together_share_their_flushes()
    {
        using var gate = new ManualResetEventSlim();
        var first = _house.Writer.Write(_ =>
        {
            gate.Wait(TimeSpan.FromSeconds(30));
            return 0;
        });
        var (_, flushes) = _house.Writer.Written;
        var rest = Enumerable.Range(0, 300).Select(i => _house.Writer.Write(session => session.Execute("INSERT INTO facts VALUES ($0, '')", $"f{i}"))).ToList();
        gate.Set();
        await first;
        await Task.WhenAll(rest);
        Assert.InRange(_house.Writer.Written.Flushes - flushes, 1, 4);
    }

    [Fact]
    public async Task A_writer_that_is_closed_says_so()
    {
        _house.Writer.Dispose();
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _house.Writer.Write(_ => 0));
    }

    public void Dispose() => _house.Dispose();

    private sealed record Undo(int Changed) : IUndone
    {
        public bool Undone => true;
    }
}
