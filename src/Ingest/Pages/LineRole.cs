namespace Gongwen.Ingest;

/// <summary>What a line's words say it is on its page; named like the kinds of <c>chrome.tsv</c> and the roles of <c>page-body.tsv</c>.</summary>
internal enum LineRole
{
    /// <summary>Above the notice: welcome, tools, search.</summary>
    Header,

    /// <summary>The breadcrumb.</summary>
    Crumb,

    /// <summary>A row of menu entries; also a row of a table in plain text.</summary>
    Nav,

    /// <summary>Part of the publication bar.</summary>
    Bar,

    /// <summary>What no notice holds: it stands behind the end of one.</summary>
    End,

    /// <summary>The heading of what a page shows beside a notice: related news, comments. It is an <see cref="End"/> too.</summary>
    Aside,

    /// <summary>The footer of a site.</summary>
    Foot,

    /// <summary>A footer, if it stands beside one; else the contact line of a notice.</summary>
    WeakFoot,

    /// <summary>Chrome glued to the front of a line of the notice.</summary>
    Prefix,

    /// <summary>Where a footer glued to the end of a line begins.</summary>
    Suffix,

    /// <summary>How often a file was downloaded, behind its name.</summary>
    Counter,

    /// <summary>After it no title comes: the recipients, a numbered heading.</summary>
    Opening,

    /// <summary>A title as notices write them.</summary>
    Title,

    /// <summary>An attachment named at the end.</summary>
    Attachment,

    /// <summary>Id or class of the element around a body.</summary>
    Container,

    /// <summary>Id or class of an element that holds no notice: a sidebar, comments, a footer.</summary>
    Outside,
}
