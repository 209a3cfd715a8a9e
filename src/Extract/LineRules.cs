using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The rules that judge whole lines: which of them fit one, whether or not another reading won.</summary>
/// <param name="rules">The tables.</param>
public sealed class LineRules(RuleTables rules)
{
    // Longer lines are paragraphs, which these tables do not judge.
    private const int LongestLine = 200;

    private static readonly ImmutableArray<string> Tables =
    [
        "front-marks", "document-numbers", "titles", "titles-without-kind", "recipients", "organs",
        "colophon", "markings", "attachment-notes", "attachment-starts", "attachment-links",
    ];

    /// <summary>Ids of the rows that fit <paramref name="line"/>, in the order of the tables.</summary>
    public ImmutableArray<string> Fitting(string line) => line.Length > LongestLine
        ? []
        : [.. Tables.SelectMany(table => rules[table]).Where(row => row.Pattern.IsMatch(line)).Select(row => row.Id)];
}
