using System.Xml;
using System.Xml.Linq;

namespace Gongwen.Ingest;

/// <summary>The parts of a <c>.docx</c> (ECMA-376, part 2): a ZIP archive of XML files that name each other.</summary>
internal sealed class DocxPackage : IDisposable
{
    private const int MaxEntries = 20_000;
    private const int LongestBody = 64 * 1024 * 1024;
    private const int LongestTable = 16 * 1024 * 1024;

    // A document that inflates to more than this must not be 200 times as large as the file.
    private static readonly SourceLimits s_limits = new() { MaxBytes = 8 * 1024 * 1024, MaxInflated = 256 * 1024 * 1024 };

    private static readonly XmlReaderSettings s_settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly Archive _archive;
    private readonly InflationBudget _budget;
    private readonly string _main;
    private readonly XElement? _relations;

    private DocxPackage(Archive archive, long length)
    {
        _archive = archive;
        _budget = new InflationBudget(length, s_limits);
        _main = Target(Tree("_rels/.rels"), "officeDocument", "") ?? "word/document.xml";
        _relations = Tree($"{FolderOf(_main)}_rels/{_main[FolderOf(_main).Length..]}.rels");
    }

    /// <exception cref="UnreadableDocumentException">The bytes are no whole archive, or its parts are damaged or absurdly large.</exception>
    public static DocxPackage Open(ReadOnlyMemory<byte> bytes)
    {
        var archive = Archive.Open(BoundedReading.Open(bytes), MaxEntries);
        try
        {
            return archive.Office is null or MediaTypes.Docx
                ? new DocxPackage(archive, bytes.Length)
                : throw new UnreadableDocumentException($"no text: it looks like {archive.Office}");
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>The body.</summary>
    public XmlReader Body() => Reader(_main, LongestBody) ?? throw new UnreadableDocumentException("an Office document without the part that holds its text");

    /// <summary>A part that the body refers to by kind, such as <c>styles</c>; null when there is none.</summary>
    public XElement? Related(string kind) =>
        Tree(Target(_relations, kind, FolderOf(_main)) ?? $"{FolderOf(_main)}{kind}.xml");

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private XElement? Tree(string name)
    {
        using var reader = Reader(name, LongestTable);
        return reader is null ? null : XDocument.Load(reader).Root;
    }

    private XmlReader? Reader(string name, int maxBytes)
    {
        var entry = _archive.Entries.FirstOrDefault(e => string.Equals(e.Name, name, StringComparison.OrdinalIgnoreCase));
        return entry.Packed is null ? null : XmlReader.Create(BoundedReading.Open(entry.Read(maxBytes, _budget)), s_settings);
    }

    // Types are URIs that differ between the two editions of the standard but for their last step.
    private static string? Target(XElement? relations, string kind, string folder)
    {
        var target = relations?.Elements().FirstOrDefault(r => r.Attribute("Type")?.Value.EndsWith($"/{kind}", StringComparison.Ordinal) == true)?.Attribute("Target")?.Value;
        return target is null ? null : target.StartsWith('/') ? target[1..] : folder + target;
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];
}
