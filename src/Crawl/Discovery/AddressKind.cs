namespace Gongwen.Crawl;

/// <summary>What an address alone says of its page.</summary>
internal enum AddressKind
{
    /// <summary>Nothing.</summary>
    Unknown,

    /// <summary>It looks like that of an article.</summary>
    Article,

    /// <summary>It looks like that of a list.</summary>
    Column,

    /// <summary>A file, such as a PDF.</summary>
    File,

    /// <summary>One of pages without end: calendars, searches, orders of a list.</summary>
    Trap,

    /// <summary>Never a notice: pictures, logins, guest books.</summary>
    Aside,
}
