using System.Text;

namespace Gongwen.Crawl;

/// <summary>Adds an entry to the text of a SITES.yaml, leaving the rest as it is.</summary>
public static class SiteListEditor
{
    /// <summary>The text with the entry at its end, indented as the entries before it.</summary>
    /// <param name="yaml">The text; empty for a new file.</param>
    /// <param name="entry">The site.</param>
    /// <param name="remarks">Lines that are written above it as comments.</param>
    public static string Append(string yaml, SiteEntry entry, IEnumerable<string> remarks)
    {
        var names = SiteList.Read(yaml).Sites.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var named = names.Contains(entry.Name) ? entry with { Name = $"{entry.Name} {entry.Starts[0].IdnHost}{entry.Starts[0].AbsolutePath.TrimEnd('/')}" } : entry;
        var text = new StringBuilder(yaml);
        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }

        var indent = new string(' ', IndentOf(yaml));
        foreach (var line in SiteListWriter.Write(named, remarks).TrimEnd('\n').Split('\n'))
        {
            text.Append(indent).Append(line).Append('\n');
        }

        return text.ToString();
    }

    // That of the outermost list.
    private static int IndentOf(string yaml) =>
        yaml.Split('\n').Where(l => l.TrimStart(' ').StartsWith("- ", StringComparison.Ordinal)).Select(l => l.Length - l.TrimStart(' ').Length).DefaultIfEmpty().Min();
}
