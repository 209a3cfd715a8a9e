namespace Gongwen.Ingest;

/// <summary>Makes the relative addresses of a page absolute, where the page's own address is known.</summary>
internal sealed class PageAddresses
{
    private const int LongestLink = 2048;

    private readonly Uri? _base;

    private PageAddresses(Uri? start) => _base = start;

    /// <summary>From the page's <c>base</c> element, the address it states for itself, and where it came from.</summary>
    public static PageAddresses Of(PageText page, string? stated, string uri)
    {
        var own = Web(uri) ?? Web(stated);
        var based = page.Head.FirstOrDefault(h => h.Key == HeadReader.Base).Value;
        return new PageAddresses(based is null ? own : Web(based) ?? Web(own, based) ?? own);
    }

    /// <summary>The absolute address of <paramref name="link"/>; null when it cannot be known.</summary>
    public string? Resolve(string link) => (Web(link) ?? Web(_base, link))?.AbsoluteUri;

    private static Uri? Web(string? address) =>
        address is { Length: <= LongestLink } && Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && IsWeb(uri) ? uri : null;

    private static Uri? Web(Uri? start, string link) =>
        start is not null && link.Length <= LongestLink && Uri.TryCreate(start, link.Trim(), out var uri) && IsWeb(uri) ? uri : null;

    private static bool IsWeb(Uri uri) => uri.Scheme is "http" or "https";
}
