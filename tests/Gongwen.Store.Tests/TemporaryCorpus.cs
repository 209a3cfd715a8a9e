using Microsoft.Data.Sqlite;

namespace Gongwen.Store.Tests;

/// <summary>A corpus file in a folder of its own that goes when the test ends.</summary>
public abstract class TemporaryCorpus : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongwen-store-");

    protected string File => Path.Combine(_folder.FullName, "corpus.db");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks the file as any SQLite program would.</summary>
    protected string Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "-" : Convert.ToString(rows.GetValue(i), null))));
        }

        return string.Join('\n', lines);
    }
}
