using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Gongwen.Ingest;

/// <summary>The vocabulary of WordprocessingML (ECMA-376, part 1), in both of its namespaces.</summary>
internal static class Wml
{
    public static bool IsWord(string space) =>
        space is "http://schemas.openxmlformats.org/wordprocessingml/2006/main" or "http://purl.oclc.org/ooxml/wordprocessingml/main";

    public static bool IsMath(string space) =>
        space is "http://schemas.openxmlformats.org/officeDocument/2006/math" or "http://purl.oclc.org/ooxml/officeDocument/math";

    public static bool IsCompatibility(string space) => space == "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>The children of that local name.</summary>
    public static IEnumerable<XElement> All(this XElement parent, string name) => parent.Elements().Where(e => e.Name.LocalName == name && IsWord(e.Name.NamespaceName));

    /// <summary>The first child of that local name.</summary>
    public static XElement? One(this XElement? parent, string name) => parent?.All(name).FirstOrDefault();

    /// <summary>An attribute by its local name; <c>val</c> is the one that most elements have.</summary>
    public static string? Of(this XElement? element, string name = "val") =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == name)?.Value;

    /// <summary>An attribute of the element that <paramref name="reader"/> is on, by its local name.</summary>
    public static string? Of(this XmlReader reader, string name = "val") => reader.GetAttribute(name, reader.NamespaceURI) ?? reader.GetAttribute(name);

    /// <summary>A whole number; null when there is none.</summary>
    public static int? Number(string? value) => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A property that is on when it is there, unless it says that it is off.</summary>
    public static bool IsOn(string? value) => value is not ("0" or "false" or "off");
}
