using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>The first tasks, in the order of days, documents and places, of all units whose name holds a part; from <c>ledger</c>, which has the tasks of each unit in that order.</summary>
internal static class UnitTasks
{
    /// <summary>As many names are looked up one by one. What more than these are called is so frequent that its tasks are soon met among all.</summary>
    public const int MostNames = 2000;

    /// <summary>The numbers of the units whose name holds it.</summary>
    public static ImmutableArray<long> Units(SqliteConnection connection, Scope scope)
    {
        using var command = connection.CreateCommand();
        var sql = new ScopeSql(command, scope);
        command.CommandText = $"SELECT n.id FROM unit_name n WHERE true {sql.UnitName("n.name")}";
        var units = ImmutableArray.CreateBuilder<long>();
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            units.Add(rows.GetInt64(0));
        }

        return units.ToImmutable();
    }

    /// <summary>The first tasks of <paramref name="units"/>, each once.</summary>
    /// <param name="connection">The corpus.</param>
    /// <param name="scope">What else is asked; how many.</param>
    /// <param name="units">As <see cref="Units"/> gives them.</param>
    public static ImmutableArray<(long Document, long Task)> First(SqliteConnection connection, Scope scope, ImmutableArray<long> units)
    {
        var first = new SortedSet<Place>();
        if (scope.Limit <= 0)
        {
            return [];
        }

        using var command = connection.CreateCommand();
        var sql = new ScopeSql(command, scope);
        var unit = command.Parameters.Add("$unit", SqliteType.Integer);
        command.CommandText = $"""
            SELECT l.day, l.document, l.task FROM ledger l {(sql.AsksForDocuments ? "CROSS JOIN document d ON d.id = l.document" : "")}
            WHERE l.unit = $unit {sql.LedgerDays()} {sql.Role("l.role")} {(sql.AsksForDocuments ? sql.Documents() : "")}
            ORDER BY l.day, l.document, l.task
            """;
        foreach (var number in units)
        {
            unit.Value = number;
            Add(command, first, scope.Limit);
        }

        return [.. first.Select(place => (place.Document, place.Task))];
    }

    // Stops at the first task that is behind enough others: all that follow are.
    private static void Add(SqliteCommand command, SortedSet<Place> first, int most)
    {
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var place = new Place(rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2));
            if (first.Count == most && place.CompareTo(first.Max) >= 0)
            {
                return;
            }

            if (first.Add(place) && first.Count > most)
            {
                first.Remove(first.Max);
            }
        }
    }

    private readonly record struct Place(string Day, long Document, long Task) : IComparable<Place>
    {
        public int CompareTo(Place other)
        {
            var days = string.CompareOrdinal(Day, other.Day);
            return days != 0 ? days : Document != other.Document ? Document.CompareTo(other.Document) : Task.CompareTo(other.Task);
        }
    }
}
