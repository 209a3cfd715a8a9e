using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongwen.Store;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Rendering;

/// <summary>Query results as CSV (RFC 4180), column names as in the JSON, lists joined with 、.</summary>
internal static class HitCsv
{
    private static readonly string[] s_columns =
        ["number", "sha256", "uri", "title", "campaign", "documentNumber", "date", "signingAuthorities", "leadUnits", "firstDay", "lastDay", "copies", "snippet"];

    public static void Write(ImmutableArray<CorpusHit> hits, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', s_columns));
        foreach (var hit in hits)
        {
            writer.WriteLine(string.Join(',', Cells(hit).Select(Field)));
        }
    }

    /// <summary>One field: quoted where RFC 4180 asks for it; what a spreadsheet would run as a formula gets an apostrophe in front.</summary>
    /// <remarks>https://owasp.org/www-community/attacks/CSV_Injection</remarks>
    internal static string Field(string? value)
    {
        var plain = value ?? "";
        var safe = plain is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? $"'{plain}" : plain;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string?[] Cells(CorpusHit hit) =>
    [
        hit.Key.Number.ToString(CultureInfo.InvariantCulture), hit.Key.Sha256, hit.Uri, hit.Title, hit.Campaign, hit.DocumentNumber, hit.Date,
        string.Join('、', hit.SigningAuthorities), string.Join('、', hit.LeadUnits), Iso(hit.FirstDay), Iso(hit.LastDay),
        hit.Copies.ToString(CultureInfo.InvariantCulture), hit.Snippet?.Text,
    ];

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
