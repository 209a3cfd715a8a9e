using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>A fact with its evidence, as the tables or the extraction have it, to compare the two.</summary>
internal readonly record struct StoredFact(string Fact, string? Value, long? Start, long? End, string? Rule)
{
    /// <summary>The facts of a document in the tables.</summary>
    public const string Sql = """
        SELECT '/' || name, value, start, end, rule FROM element WHERE document = $p0
        UNION ALL
        SELECT CASE role WHEN 'signing-authority' THEN '/signingAuthorities/' WHEN 'main-recipient' THEN '/mainRecipients/' ELSE '/copyRecipients/' END || ordinal,
            name, start, end, rule FROM organ WHERE document = $p0
        UNION ALL SELECT '/attachments/' || ordinal, name, start, end, rule FROM attachment WHERE document = $p0
        UNION ALL SELECT '/sections/' || ordinal, heading, start, end, rule FROM section WHERE document = $p0
        UNION ALL SELECT '/assignments/' || ordinal, task, start, end, rule FROM assignment WHERE document = $p0
        UNION ALL SELECT '/assignments/' || assignment || '/units/' || ordinal, name, start, end, rule FROM unit WHERE document = $p0
        UNION ALL SELECT '/tasks/' || ordinal, task, start, end, rule FROM task WHERE document = $p0
        UNION ALL SELECT '/phases/' || ordinal, name, start, end, rule FROM phase WHERE document = $p0
        UNION ALL SELECT CASE recurs WHEN 0 THEN '/deadlines/' ELSE '/recurrences/' END || ordinal, task, start, end, rule FROM deadline WHERE document = $p0
        UNION ALL SELECT '/measures/' || ordinal, text, start, end, rule FROM measure WHERE document = $p0
        UNION ALL SELECT '/citations/' || ordinal, title, start, end, rule FROM citation WHERE document = $p0
        UNION ALL SELECT '/contacts/' || ordinal, name, start, end, rule FROM contact WHERE document = $p0
        """;

    /// <summary>A row of <see cref="Sql"/>.</summary>
    public static StoredFact Of(SqliteDataReader row) => new(
        row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.IsDBNull(4) ? null : row.GetString(4));

    /// <summary>An item of the extraction's <c>evidence</c>.</summary>
    public static StoredFact Of(JsonElement notice, JsonElement evidence)
    {
        var fact = evidence.GetProperty("fact").GetString()!;
        var (start, end) = evidence.TryGetProperty("span", out var span) ? (span[0].GetInt64(), span[1].GetInt64()) : (null as long?, null as long?);
        return new StoredFact(fact, ValueOf(notice, fact), start, end, evidence.GetProperty("rule").GetString());
    }

    private static string? ValueOf(JsonElement notice, string fact)
    {
        var place = notice;
        foreach (var step in fact.Split('/')[1..])
        {
            place = place.ValueKind == JsonValueKind.Array ? place[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : place.GetProperty(step);
        }

        return place.ValueKind != JsonValueKind.Object ? place.GetString() : place.GetProperty(MainFieldOf(fact.Split('/')[1])).GetString();
    }

    private static string MainFieldOf(string list) => list switch
    {
        "sections" => "heading",
        "assignments" or "tasks" or "deadlines" or "recurrences" => "task",
        "measures" => "text",
        "citations" => "title",
        _ => "name",
    };
}
