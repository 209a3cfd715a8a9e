using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>How an element shows its text, as far as its name and its own attributes say; style sheets are not read.</summary>
internal readonly record struct ElementStyle(bool Hidden, bool Bold, bool Preformatted, bool InLink, bool InFileLink)
{
    private static readonly FrozenSet<string> BlockNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl",
        "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
        "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "xmp");

    private static readonly FrozenSet<string> UnseenNames = FrozenSet.Create(
        StringComparer.Ordinal,
        "audio", "button", "canvas", "datalist", "head", "iframe", "input", "noframes", "noscript", "object", "option", "rp", "rt", "rtc",
        "script", "select", "style", "svg", "template", "textarea", "title", "video");

    private static readonly FrozenSet<string> FileExtensions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ".doc", ".docx", ".wps", ".rtf", ".pdf", ".ofd", ".ceb", ".xls", ".xlsx", ".et", ".csv", ".ppt", ".pptx", ".zip", ".rar", ".7z");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FileExtension =
        FileExtensions.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The style of an element of that name and those attributes inside an element of this style.</summary>
    public ElementStyle Enter(string name, in ElementAttributes attributes) => new(
        Hidden || attributes.IsHidden || UnseenNames.Contains(name)
            || Says(attributes.Style, "display", "none") || Says(attributes.Style, "visibility", "hidden"),
        IsBold(name, attributes.Style) ?? Bold,
        Preformatted || name is "pre" or "listing" or "xmp" or "plaintext" || Says(attributes.Style, "white-space", "pre"),
        InLink || (name == "a" && attributes.Link is not null),
        InFileLink || (name == "a" && LeadsToFile(attributes.Link)));

    /// <summary>Whether an element begins and ends lines.</summary>
    public static bool IsBlock(string name, in ElementAttributes attributes) =>
        BlockNames.Contains(name) ? !Says(attributes.Style, "display", "inline") : Says(attributes.Style, "display", "block");

    private static bool? IsBold(string name, string? css)
    {
        var weight = Value(css, "font-weight");
        return weight.IsEmpty
            ? name is "b" or "strong" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "th" ? true : null
            : weight.StartsWith("bold", StringComparison.OrdinalIgnoreCase) || weight[0] is >= '6' and <= '9';
    }

    private static bool Says(string? css, string property, string value) =>
        Value(css, property) is { IsEmpty: false } said && said.StartsWith(value, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> Value(string? css, string property)
    {
        for (var rest = css.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf(';');
            var declaration = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                return declaration[(colon + 1)..].Trim();
            }
        }

        return [];
    }

    private static bool LeadsToFile(string? href)
    {
        var path = href.AsSpan();
        var end = path.IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        var dot = path.LastIndexOf('.');
        return dot >= 0 && FileExtension.Contains(path[dot..].Trim());
    }
}
