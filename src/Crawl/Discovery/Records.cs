using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Crawl;

/// <summary>A set of records as TRS and 大汉 lists carry it: <c>&lt;recordset&gt;&lt;record&gt;&lt;![CDATA[…</c>, by itself or in a script of a page.</summary>
/// <param name="Markup">The markup of all records, one below the other.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Total">How many there are on all pages; null when it is not said.</param>
/// <param name="Next">The links to the next group of pages.</param>
internal sealed partial record Records(string Markup, int Count, int? Total, ImmutableArray<string> Next)
{
    private const int MostRecords = 5_000;

    /// <summary>The records in <paramref name="text"/>; null when it holds no set of records.</summary>
    public static Records? Read(string text)
    {
        if (!text.Contains("<recordset", StringComparison.OrdinalIgnoreCase) && !text.Contains("<record>", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var markup = new StringBuilder();
        var count = 0;
        for (var match = Record().Match(text); match.Success && count < MostRecords; match = match.NextMatch())
        {
            markup.Append(match.Groups["markup"].ValueSpan).Append('\n');
            count++;
        }

        var total = Total_().Match(text) is { Success: true } found ? int.Parse(found.Groups["total"].ValueSpan, CultureInfo.InvariantCulture) : (int?)null;
        var next = NextGroup().Matches(text).Select(m => Link().Match(m.Groups["markup"].Value)).Where(m => m.Success)
            .Select(m => System.Net.WebUtility.HtmlDecode(m.Groups["link"].Value)).ToImmutableArray();
        return new Records(markup.ToString(), count, total, next);
    }

    [GeneratedRegex(@"<record>\s*<!\[CDATA\[(?<markup>.*?)\]\]>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Record();

    [GeneratedRegex(@"<totalrecord>\s*(?<total>\d{1,8})\s*<", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Total_();

    [GeneratedRegex(@"<nextgroup>\s*<!\[CDATA\[(?<markup>.*?)\]\]>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex NextGroup();

    [GeneratedRegex("href=[\"']?(?<link>[^\"'>\\s]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
