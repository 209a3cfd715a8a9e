using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Tells whether files whose names look like pages of one article are that, and makes one document of them.</summary>
/// <remarks>
/// They are if the first page leads to another by name, all bear the same title, and the first one reads like a notice: a list
/// of notices is paged in the same way, and its pages are not joined.
/// </remarks>
internal sealed partial class PagedArticle(Ingestor ingestor)
{
    private const string ListNames = "list-names";

    /// <summary>Whether a first page says that there are more.</summary>
    public bool IsFirst(RawDocument page, string name) =>
        page.MediaType == MediaTypes.Html && !IsList(name) && Html(page) is { } html && Paging.Of(html, FileNameOf(name)) is not null && ReadsLikeNotice(page);

    /// <summary>The article; null if the pages are not all of one.</summary>
    /// <param name="pages">The pages with their names, the first one first: one for which <see cref="IsFirst"/> holds.</param>
    public static RawDocument? Join(ImmutableArray<(string Name, RawDocument Page)> pages)
    {
        var texts = pages.Select(p => p.Page.MediaType == MediaTypes.Html ? Html(p.Page) : null).ToList();
        if (texts.Any(t => t is null) || texts.Select(t => TitleOf(t!)).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return null;
        }

        var first = FileNameOf(pages[0].Name);
        var paging = Paging.Of(texts[0]!, first)!;
        var have = pages.Skip(1).Select(p => PageNames.NumberOf(p.Name)).ToHashSet();
        var missing = paging.Expected(have).Where(n => !have.Contains(n)).Select(n => PageNames.Numbered(first, n));
        return JoinedPages.Write([.. pages.Select(p => p.Page with { Uri = FileNameOf(p.Name) })], [.. missing]) with { Uri = pages[0].Page.Uri };
    }

    private bool IsList(string name) => ingestor.Rules[ListNames].Any(rule => rule.Pattern.IsMatch(PageNames.StemOf(FileNameOf(name))));

    private bool ReadsLikeNotice(RawDocument page)
    {
        try
        {
            return !ingestor.Read(page).Issues.Any(issue => issue.Code == NoticeCutter.NoNotice);
        }
        catch (UnreadableDocumentException)
        {
            return false; // is said when the page is read for itself
        }
    }

    private static string FileNameOf(string name) => FileNames.WithoutGzip(Path.GetFileName(name));

    private static string? Html(RawDocument page)
    {
        try
        {
            return Decoder.Decode(page, isPage: true).Text.Text;
        }
        catch (UnreadableDocumentException)
        {
            return null; // is said when the page is read for itself
        }
    }

    // Some sites number the titles of later pages: …的通知(2), …的通知 第2页.
    private static string TitleOf(string html) => Title().Match(html) is { Success: true } match ? Number().Replace(match.Groups["title"].Value.Trim(), "") : "";

    [GeneratedRegex(@"<title[^>]{0,200}>(?<title>[^<]{0,500})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"\s*(?:[(（]\s*[0-9]{1,3}\s*[)）]|第\s*[0-9]{1,3}\s*页|[_-][0-9]{1,3})(?=$|[\s_|—–-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>What a first page says of the others.</summary>
    /// <param name="Begins">The number of the second page in the names: 1 or 2.</param>
    /// <param name="Last">The highest number that it names.</param>
    private sealed partial record Paging(int Begins, int Last)
    {
        private const int MostPages = 200;

        /// <param name="html">The first page.</param>
        /// <param name="name">Its file name.</param>
        /// <returns>Null if it names no other.</returns>
        public static Paging? Of(string html, string name)
        {
            var stem = PageNames.StemOf(name);
            var declared = Call().Matches(html).Where(m => m.Groups["name"].Value == stem).Select(m => int.Parse(m.Groups["count"].ValueSpan, CultureInfo.InvariantCulture)).FirstOrDefault();
            var linked = Link().Matches(html).Select(m => NumberIn(m.Groups["target"].ValueSpan, stem)).Where(n => n > 0).ToHashSet();
            return declared < 2 && linked.Count == 0 ? null
                : declared > 1 || linked.Contains(1) ? new Paging(1, Math.Max(declared - 1, linked.DefaultIfEmpty().Max()))
                : new Paging(2, linked.Max());
        }

        /// <summary>The numbers that there should be, seeing those that there are.</summary>
        public IEnumerable<int> Expected(HashSet<int> have)
        {
            var begins = have.Contains(1) ? 1 : Begins;
            return Enumerable.Range(begins, Math.Max(0, Math.Min(MostPages, Math.Max(Last, have.Max())) - begins + 1));
        }

        // The number of the page that a link leads to; 0 if it leads to no later page of this article.
        private static int NumberIn(ReadOnlySpan<char> target, string stem)
        {
            var path = target[..(target.IndexOfAny('?', '#') is >= 0 and var end ? end : target.Length)];
            var name = path[(path.LastIndexOf('/') + 1)..].ToString();
            return name.StartsWith(stem, StringComparison.Ordinal) && PageNames.Before(name) is { } first && PageNames.StemOf(first) == stem
                ? PageNames.NumberOf(name)
                : 0;
        }

        // The script of TRS, the content management system of most government sites: pages, current page from 0, name, extension.
        [GeneratedRegex("""createPageHTML\s*\(\s*(?<count>[0-9]{1,3})\s*,\s*[0-9]{1,3}\s*,\s*["'](?<name>[^"']{1,200})["']""", RegexOptions.CultureInvariant)]
        private static partial Regex Call();

        [GeneratedRegex("""href\s*=\s*["']?(?<target>[^"'\s<>]{1,500})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
        private static partial Regex Link();
    }
}
