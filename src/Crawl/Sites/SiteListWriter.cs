using System.Globalization;
using System.Text;

namespace Gongwen.Crawl;

/// <summary>Writes the entry of a site as it stands in a SITES.yaml.</summary>
public static class SiteListWriter
{
    /// <summary>One entry of the list of sites; what is as usual is left out.</summary>
    /// <param name="entry">The site.</param>
    /// <param name="remarks">Lines that are written above it as comments.</param>
    public static string Write(SiteEntry entry, IEnumerable<string>? remarks = null)
    {
        var usual = new SiteEntry { Name = "", Starts = [] };
        var text = new StringBuilder();
        foreach (var remark in remarks ?? [])
        {
            text.Append("# ").Append(remark.ReplaceLineEndings(" ")).Append('\n');
        }

        text.Append("- name: ").Append(Quote(entry.Name)).Append('\n');
        List("start", entry.Starts.Select(s => s.OriginalString));
        List("hosts", entry.Hosts);
        List("include", entry.Include.Select(p => p.Text));
        List("exclude", entry.Exclude.Select(p => p.Text));
        List("articles", entry.Articles.Select(p => p.Text));
        Line("since", entry.Since?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Line("delay", entry.Delay == usual.Delay ? null : Quantities.Write(entry.Delay));
        Line("max-pages", entry.MaxPages == usual.MaxPages ? null : entry.MaxPages.ToString(CultureInfo.InvariantCulture));
        Line("max-depth", entry.MaxDepth == usual.MaxDepth ? null : entry.MaxDepth.ToString(CultureInfo.InvariantCulture));
        Line("max-bytes", entry.MaxBytes == usual.MaxBytes ? null : entry.MaxBytes.ToString(CultureInfo.InvariantCulture));
        Line("timeout", entry.Timeout == usual.Timeout ? null : Quantities.Write(entry.Timeout));
        Line("private", entry.AllowPrivateAddresses ? "true" : null);
        Line("legacy-tls", entry.LegacyTls ? "true" : null);
        return text.ToString();

        void Line(string key, string? value)
        {
            if (value is not null)
            {
                text.Append("  ").Append(key).Append(": ").Append(value).Append('\n');
            }
        }

        void List(string key, IEnumerable<string> values)
        {
            var all = values.Select(Quote).ToList();
            Line(key, all.Count == 1 ? all[0] : null);
            if (all.Count > 1)
            {
                text.Append("  ").Append(key).Append(":\n");
                all.ForEach(value => text.Append("    - ").Append(value).Append('\n'));
            }
        }
    }

    // Only what YAML could take for something else is quoted.
    private static string Quote(string value)
    {
        var isPlain = value.Length > 0 && (char.IsLetterOrDigit(value[0]) || value[0] == '/') && !value.Any(c => c is '"' or '\\' or '#' || char.IsControl(c))
            && !value.Contains(": ", StringComparison.Ordinal) && !value.EndsWith(':') && !value.EndsWith(' ') && !value.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or ':');
        return isPlain ? value : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
