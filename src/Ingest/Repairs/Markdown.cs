using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Removes the marks of Markdown that collectors of notices write around headings: <c>## 一、目标</c>, <c>**（一）范围**</c>.</summary>
/// <remarks>Only at the start of a line: <c>李**同志</c> is a name that was masked.</remarks>
internal static partial class Markdown
{
    public static IReadOnlyList<Edit> Find(string text)
    {
        if (!text.Contains("# ", StringComparison.Ordinal) && !text.Contains("**", StringComparison.Ordinal))
        {
            return [];
        }

        var edits = new List<Edit>();
        foreach (Match line in MarkedLine().Matches(text))
        {
            foreach (var mark in (Group[])[line.Groups["heading"], line.Groups["open"], line.Groups["close"]])
            {
                if (mark.Length > 0)
                {
                    edits.Add(new Edit(new TextSpan(mark.Index, mark.Length), ""));
                }
            }
        }

        return edits;
    }

    [GeneratedRegex(@"^[ \t\u3000\u00A0\u2002\u2003]*(?:(?<heading>#{1,6}[ \u00A0]+)(?:(?<open>\*\*)[^*\n]+(?<close>\*\*))?|(?<open>(?:[-+] )?\*\*)[^*\n]+(?<close>\*\*))", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex MarkedLine();
}
