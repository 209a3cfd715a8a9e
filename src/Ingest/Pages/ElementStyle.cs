using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>How an element shows its text, as far as its name and its own attributes say; style sheets are not read.</summary>
/// <param name="Bold">It is set in bold.</param>
/// <param name="Preformatted">Line ends in the markup show.</param>
/// <param name="InLink">It stands in a link.</param>
/// <param name="InFileLink">It stands in a link that leads to a file to download.</param>
/// <param name="Raised">It is a superscript.</param>
internal readonly record struct ElementStyle(bool Bold, bool Preformatted, bool InLink, bool InFileLink, bool Raised)
{
    private static readonly FrozenSet<string> BlockNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
        "li", "listing", "main", "marquee", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul", "xmp");

    private static readonly FrozenSet<string> UnseenNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "audio", "button", "canvas", "datalist", "head", "iframe", "input", "noframes", "noscript", "object", "option", "rp", "rt", "rtc",
        "script", "select", "style", "svg", "template", "title", "video");

    private static readonly FrozenSet<string> FileExtensions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".doc", ".docx", ".wps", ".rtf", ".pdf", ".ofd", ".ceb", ".xls", ".xlsx", ".et", ".csv", ".ppt", ".pptx", ".zip", ".rar", ".7z");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FileExtension =
        FileExtensions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The style of an element of that name and those attributes inside one of this style.</summary>
    public ElementStyle Enter(string name, in ElementAttributes attributes) => new(
        attributes.Style.Bold ?? (name is "b" or "strong" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" || Bold),
        Preformatted || name is "pre" or "listing" or "xmp" or "plaintext" or "textarea" || attributes.Style.Preformatted,
        InLink || (name == "a" && attributes.Link is not null),
        InFileLink || (name == "a" && LeadsToFile(attributes.Link)),
        Raised || name == "sup");

    /// <summary>Whether no browser shows the text of an element of that name.</summary>
    public static bool IsUnseen(string name) => UnseenNames.Contains(name);

    /// <summary>Whether an element is hidden that a script could show.</summary>
    public static bool IsHidden(string name, in ElementAttributes attributes) =>
        attributes.IsHidden || attributes.Style.Hidden || name == "textarea" || HidingClasses.Hide(attributes.Classes);

    /// <summary>Whether an element begins and ends lines.</summary>
    public static bool IsBlock(string name, in ElementAttributes attributes) => attributes.Style.IsBlock ?? BlockNames.Contains(name);

    private static bool LeadsToFile(string? href)
    {
        var path = href.AsSpan();
        var end = path.IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        var dot = path.LastIndexOf('.');
        return dot >= 0 && FileExtension.Contains(path[dot..].Trim());
    }
}
