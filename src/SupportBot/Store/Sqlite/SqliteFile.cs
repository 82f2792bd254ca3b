using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace SupportBot.Store.Sqlite;

/// <summary>The file: opened, recognised, brought to the present schema. A file that is not ours, damaged, or newer is refused and left untouched.</summary>
public static class SqliteFile
{
    /// <summary>Written into the header of every file of ours ("SBot").</summary>
    private const int ApplicationId = 0x53426F74;

    private static readonly (int Number, string Sql)[] Migrations = LoadMigrations();

    public static int Newest => Migrations[^1].Number;

    /// <summary>Opens or makes the file and runs the migrations that are missing, each in a transaction of its own.</summary>
    /// <exception cref="StoreRefusedException">The file is damaged, foreign or newer; nothing in it was changed.</exception>
    public static void Prepare(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
            {
                Recognise(path);
            }
            Migrate(path);
        }
        catch (SqliteException damage) when (damage.SqliteErrorCode is 11 or 26)
        {
            throw new StoreRefusedException($"{path} is damaged or is not an SQLite file. It was left as it is. Restore it from a backup, or name another file in Store:Path.", damage);
        }
    }

    /// <summary>Looks whether the file could be used, and changes nothing. A file that is not there yet is fine.</summary>
    /// <exception cref="StoreRefusedException">The file is damaged, foreign or newer.</exception>
    public static void Inspect(string path)
    {
        try
        {
            if (File.Exists(path) && new FileInfo(path).Length > 0)
            {
                Recognise(path);
            }
        }
        catch (SqliteException damage) when (damage.SqliteErrorCode is 11 or 26)
        {
            throw new StoreRefusedException($"{path} is damaged or is not an SQLite file. Restore it from a backup, or name another file in Store:Path.", damage);
        }
    }

    /// <summary>A connection with the settings every connection of ours has.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;");
        SqlText.Teach(connection);
        return connection;
    }

    private static void Recognise(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        var application = Number(connection, "PRAGMA application_id");
        var version = Number(connection, "PRAGMA user_version");
        if (application != ApplicationId)
        {
            throw new StoreRefusedException($"{path} is a database of another program. It was left as it is. Name another file in Store:Path.");
        }
        if (version > Newest)
        {
            throw new StoreRefusedException($"{path} was written by a newer SupportBot (schema {version}, this one knows {Newest}). It was left as it is. Start the newer version, or restore the backup made before the upgrade.");
        }
    }

    private static void Migrate(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        var version = Number(connection, "PRAGMA user_version");
        foreach (var (number, sql) in Migrations.Where(migration => migration.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, sql);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}; PRAGMA application_id = {ApplicationId};"));
            transaction.Commit();
        }
    }

    private static long Number(SqliteConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // The files are named 0001-what.sql and are part of the program.
    private static (int, string)[] LoadMigrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => (Number: NumberOf(name), Sql: Read(assembly, name)))
            .OrderBy(migration => migration.Number)];
    }

    private static int NumberOf(string resource) =>
        int.Parse(resource.Split('.')[^2].TrimStart('_').AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>The store's file cannot be used; the message says why and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? cause = null) : Exception(message, cause);
