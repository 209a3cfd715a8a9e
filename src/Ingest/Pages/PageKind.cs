namespace Gongwen.Ingest;

/// <summary>What a page is; all but <see cref="Notice"/> are reported as the issue <c>no-notice</c> and one of <c>page-list</c>, <c>page-error</c> …</summary>
internal enum PageKind
{
    /// <summary>It shows the text of a notice or another article.</summary>
    Notice,

    /// <summary>A list of other pages, a home page, search results.</summary>
    List,

    /// <summary>The page was not found, was refused, or the site is closed.</summary>
    Error,

    /// <summary>It asks for a name and a password.</summary>
    Login,

    /// <summary>It only leads on to another page.</summary>
    Redirect,

    /// <summary>What it shows stands in frames, which are pages of their own.</summary>
    Frames,

    /// <summary>Its text would be brought by a script.</summary>
    Scripted,

    /// <summary>A headline above pictures: the notice is one to look at.</summary>
    Images,

    /// <summary>It shows no text, or hardly any.</summary>
    Empty,

    /// <summary>Some other text: a form, a directory.</summary>
    Other,
}
