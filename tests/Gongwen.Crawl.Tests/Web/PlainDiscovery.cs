using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Crawl.Tests;

/// <summary>Finds what <see cref="Answers"/> writes: enough for tests of everything but finding.</summary>
internal sealed partial class PlainDiscovery : IDiscovery
{
    public Discovered Discover(FetchedPage page, PageKind expected, SiteEntry site)
    {
        var html = Encoding.UTF8.GetString(page.Body.Span);
        if (page.MediaType != "text/html")
        {
            return Discovered.Nothing;
        }

        if (html.Contains("<h1>", StringComparison.Ordinal))
        {
            return new Discovered(DiscoveredKind.Article, [], []);
        }

        ImmutableArray<Uri> Links(Regex pattern) => [.. pattern.Matches(html).Select(m => new Uri(page.Uri, m.Groups[1].Value))];
        return new Discovered(DiscoveredKind.List, [.. Links(Item()).Select(u => new FoundLink(u, PageKind.Article)), .. Links(Column()).Select(u => new FoundLink(u, PageKind.List))], Links(Next()));
    }

    [GeneratedRegex("<li><a href='([^']+)'")]
    private static partial Regex Item();

    [GeneratedRegex("<a class=column href='([^']+)'")]
    private static partial Regex Column();

    [GeneratedRegex("<a rel=next href='([^']+)'")]
    private static partial Regex Next();
}
