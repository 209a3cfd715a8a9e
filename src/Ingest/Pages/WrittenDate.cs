using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>The date that an inline script writes into the page: people see it, though no text node shows it.</summary>
/// <remarks>Content systems keep the publication date in a variable and write it if it is not empty.</remarks>
internal static partial class WrittenDate
{
    /// <summary>Where the date stands in <paramref name="script"/>; null if it writes none, or more than one.</summary>
    public static TextSpan? Find(string script)
    {
        if (!script.Contains("document.write", StringComparison.Ordinal))
        {
            return null;
        }

        var dates = QuotedDate().Matches(script);
        return dates is [{ Groups: [_, var date] }] ? new TextSpan(date.Index, date.Length) : null;
    }

    [GeneratedRegex("""["']((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?)["']""")]
    private static partial Regex QuotedDate();
}
