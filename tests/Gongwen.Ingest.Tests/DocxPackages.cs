using System.Text;
using System.Xml.Linq;

namespace Gongwen.Ingest.Tests;

/// <summary>Makes <c>.docx</c> files of their parts.</summary>
internal static class DocxPackages
{
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>A file of one case: its root holds <c>w:document</c> and, as needed, <c>w:styles</c> and <c>w:numbering</c>.</summary>
    public static byte[] OfCase(string path)
    {
        var root = XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!;
        return Of([.. root.Elements().Select(part => ($"word/{part.Name.LocalName}.xml", part.ToString(SaveOptions.DisableFormatting)))]);
    }

    /// <summary>A file whose body is <paramref name="body"/>, WordprocessingML with the prefix <c>w</c>.</summary>
    public static byte[] OfBody(string body) => Of(("word/document.xml", $"<w:document xmlns:w=\"{Word}\"><w:body>{body}</w:body></w:document>"));

    public static byte[] Of(params (string Name, string Xml)[] parts)
    {
        var names = string.Concat(parts.Select(p => $"<Override PartName=\"/{p.Name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{Path.GetFileNameWithoutExtension(p.Name)}+xml\"/>"));
        (string Name, string Xml)[] frame =
        [
            ("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{names}</Types>"),
            ("_rels/.rels", Relationships(("officeDocument", "word/document.xml"))),
            ("word/_rels/document.xml.rels", Relationships([.. parts.Select(p => Path.GetFileNameWithoutExtension(p.Name)).Where(n => n != "document").Select(n => (n, $"{n}.xml"))])),
        ];
        return Zips.Of([.. frame.Concat(parts).Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Xml)))]);
    }

    private static string Relationships(params (string Kind, string Target)[] targets) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(targets.Select((t, i) => $"<Relationship Id=\"r{i}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{t.Kind}\" Target=\"{t.Target}\"/>"))
        + "</Relationships>";
}
