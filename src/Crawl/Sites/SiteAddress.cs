namespace Gongwen.Crawl;

/// <summary>Addresses of sites as people type them.</summary>
public static class SiteAddress
{
    /// <summary>The address; one without a scheme is taken for https. Null when it is none of the web.</summary>
    public static Uri? Read(string text) => SiteKeys.AddressOf(text);
}
