namespace Gongwen.Ingest;

/// <summary>A paragraph while it is read: its own properties, and its text line by line.</summary>
/// <param name="element">Its index in the document's <see cref="ElementIndex"/>.</param>
internal sealed class DocxParagraph(int element)
{
    private DocxStyle? _style;

    public int Element => element;

    public string? StyleId { get; set; }

    /// <summary>What the paragraph says of itself.</summary>
    public DocxStyle Own { get; set; } = DocxStyle.Plain;

    /// <summary>Whether its mark is deleted, so that the next paragraph continues it.</summary>
    public bool Continues { get; set; }

    public List<List<DocxText>> Lines { get; } = [[]];

    /// <summary>All that holds for it, once its properties are read.</summary>
    public DocxStyle Style(DocxStyles styles) => _style ??= Own.Over(styles.Paragraph(StyleId));

    public void Add(DocxText piece) => Lines[^1].Add(piece);

    public void Break() => Lines.Add([]);
}
