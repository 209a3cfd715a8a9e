using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Gongwen.Crawl;

/// <summary>Where a page leads on to by itself.</summary>
internal static partial class MetaRefresh
{
    private const int LongestScript = 2_000;

    /// <summary>The target of its <c>meta refresh</c>, or of a script that is nearly all there is; null when it stays.</summary>
    public static string? TargetOf(IDocument page)
    {
        foreach (var meta in page.QuerySelectorAll("meta[http-equiv]"))
        {
            if (string.Equals(meta.GetAttribute("http-equiv"), "refresh", StringComparison.OrdinalIgnoreCase)
                && Refresh().Match(meta.GetAttribute("content") ?? "") is { Success: true } match)
            {
                return match.Groups["target"].Value;
            }
        }

        var scripts = PageScripts.Of(page);
        return scripts.Length is > 0 and < LongestScript && (page.Body?.TextContent.Trim().Length ?? 0) <= scripts.Length && Script().Match(scripts) is { Success: true } script
            ? script.Groups["target"].Value
            : null;
    }

    [GeneratedRegex("url\\s*=\\s*[\"']?(?<target>[^\"'>\\s;]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refresh();

    [GeneratedRegex("location(?:\\.href)?\\s*=\\s*[\"'](?<target>[^\"']+)[\"']|location\\.replace\\(\\s*[\"'](?<target>[^\"']+)[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
