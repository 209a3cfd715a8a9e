namespace Gongwen.Crawl;

/// <summary>A request that is not made because it must not be: its address is not public, or it leads away from the site.</summary>
internal sealed class RefusedException(string message) : Exception(message);
