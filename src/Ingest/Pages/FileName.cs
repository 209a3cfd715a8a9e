using System.Globalization;
using System.Net;

namespace Gongwen.Ingest;

/// <summary>Reads the name of an attachment out of the words that link it: without 附件1：, extension, size and 下载.</summary>
internal sealed class FileName(PageRules rules)
{
    private const int MostTrims = 8;

    /// <summary>The name, empty if the words hold none, and the number they give it.</summary>
    public (string Name, int? Number) Read(string words)
    {
        var (name, number) = (words.Trim(), (int?)null);
        for (var i = 0; i < MostTrims && Trim(name) is var (trimmed, found) && trimmed.Length < name.Length; i++)
        {
            (name, number) = (trimmed, number ?? found);
        }

        return (name.All(c => !char.IsLetter(c)) ? "" : name, number);
    }

    /// <summary>The name of the file that <paramref name="target"/> leads to, if it is one that people gave; else empty.</summary>
    public string OfTarget(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var path = WebUtility.UrlDecode(end < 0 ? target : target[..end]);
        var name = Read(path[(path.LastIndexOf('/') + 1)..]).Name;
        return name.Any(c => c is >= '\u4E00' and <= '\u9FFF') && !name.Contains('\ufffd', StringComparison.Ordinal) ? name : "";
    }

    private (string Name, int? Number) Trim(string name)
    {
        foreach (var row in rules.FileTrims)
        {
            if (row.Pattern.Match(name) is { Success: true } match)
            {
                var rest = match.Groups["rest"] is { Success: true } kept ? kept.Value : "";
                var trimmed = string.Concat(name.AsSpan(0, match.Index), rest, name.AsSpan(match.Index + match.Length)).Trim();
                if (trimmed.Length < name.Length)
                {
                    return (trimmed, NumberOf(match.Groups["number"].Value));
                }
            }
        }

        return (name, null);
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : ChineseNumeral.Read(text) is > 0 and var numeral ? numeral
            : null;
}
