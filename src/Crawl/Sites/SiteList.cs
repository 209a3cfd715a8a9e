using System.Collections.Immutable;

namespace Gongwen.Crawl;

/// <summary>What a SITES.yaml holds.</summary>
/// <param name="Sites">The entries that are right, in the order of the file.</param>
/// <param name="Problems">What is wrong, in the order of the file; empty when all is well.</param>
public sealed record SiteList(ImmutableArray<SiteEntry> Sites, ImmutableArray<SiteProblem> Problems)
{
    /// <summary>Reads the text of a SITES.yaml: a list of sites, or a mapping of <c>defaults</c> and <c>sites</c>. A site may be no more than its address.</summary>
    public static SiteList Read(string yaml) => new SiteListReader().Read(yaml);
}
