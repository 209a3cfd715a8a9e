using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Tells column headers by the table <c>table-headers</c>.</summary>
internal sealed class TableHeaders(RuleTables rules)
{
    private const int LongestHeader = 16;

    private readonly RuleSet _rows = rules["table-headers"];

    /// <summary>The header of a column of tasks.</summary>
    public RuleRow? Task => _rows.FirstOrDefault(r => r["kind"] == "task");

    /// <summary>The header of a column that groups the rows beside it.</summary>
    public RuleRow? Project => _rows.FirstOrDefault(r => r["kind"] == "project");

    /// <summary>The row for the header at <paramref name="cell"/>; null when it is none that is known.</summary>
    public RuleRow? Of(string text, TextSpan cell)
    {
        if (cell.Length is 0 or > 2 * LongestHeader)
        {
            return null;
        }

        return _rows.First(Spacing.Squeeze(text, cell));
    }

    /// <summary>Whether a row of headers is the head of a ledger: it names units and what they are to do.</summary>
    public static bool IsLedger(IEnumerable<RuleRow?> headers)
    {
        var kinds = headers.Select(h => h?["kind"]).ToHashSet(StringComparer.Ordinal);
        return kinds.Contains("units") && (kinds.Contains("task") || kinds.Contains("target") || kinds.Contains("project"));
    }
}
