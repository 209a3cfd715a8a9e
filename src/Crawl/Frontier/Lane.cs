namespace Gongwen.Crawl;

/// <summary>The pages of one site on one host.</summary>
/// <param name="Id">Its number in the frontier.</param>
/// <param name="Site"><see cref="SiteEntry.Name"/>.</param>
/// <param name="Host">Without port.</param>
/// <param name="NotBefore">The host asked to be left alone until then; null when it did not.</param>
internal sealed record Lane(long Id, string Site, string Host, DateTimeOffset? NotBefore);
