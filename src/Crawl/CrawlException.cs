namespace Gongwen.Crawl;

/// <summary>A crawl that cannot be begun or go on: its files are in use or damaged. The message is for people, in English.</summary>
public sealed class CrawlException(string message, Exception? inner = null) : Exception(message, inner);
