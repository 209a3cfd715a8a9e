using System.Text;
using AngleSharp.Dom;

namespace Gongwen.Crawl;

/// <summary>The text of the scripts that stand in a page: where lists say how many pages and records they have.</summary>
internal static class PageScripts
{
    private const int Longest = 2_000_000;

    /// <summary>All of it, in document order, cut at two million characters.</summary>
    public static string Of(IDocument document)
    {
        var text = new StringBuilder();
        foreach (var script in document.Scripts.Where(s => s.Source is null))
        {
            if (text.Length < Longest)
            {
                text.Append(script.Text.AsSpan(0, Math.Min(script.Text.Length, Longest - text.Length))).Append('\n');
            }
        }

        return text.ToString();
    }
}
