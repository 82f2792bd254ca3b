using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Store.Sqlite;

namespace SupportBot.Tests.Store;

/// <summary>What the connection to a portal remembers, when two processes share one file.</summary>
public sealed class PortalMemoryTests : IDisposable
{
    private const int Steps = 25;

    private readonly SqliteHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task An_exchange_is_won_by_one_of_two_processes_and_nothing_is_overwritten_unseen()
    {
        using var otherWriter = new SqliteWriter(_house.Path, NullLogger<SqliteWriter>.Instance);
        using var otherReaders = new SqliteReaders(_house.Path);
        var here = new SqlitePortalMemory(_house.Writer, _house.Readers);
        var there = new SqlitePortalMemory(otherWriter, otherReaders);
        await here.Write("count", "0");
        await Task.WhenAll(Task.Run(() => Count(here)), Task.Run(() => Count(there)));
        Assert.Equal($"{2 * Steps}", await here.Read("count"));
        Assert.Equal($"{2 * Steps}", await there.Read("count"));
    }

    private static async Task Count(SqlitePortalMemory memory)
    {
        for (var done = 0; done < Steps;)
        {
            var before = await memory.Read("count");
            var next = (int.Parse(before!, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            done += await memory.Exchange("count", before, next) ? 1 : 0;
        }
    }
}
