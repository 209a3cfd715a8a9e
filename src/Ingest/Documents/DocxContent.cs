using System.Collections.Immutable;
using System.Xml;

namespace Gongwen.Ingest;

/// <summary>The paragraphs, runs, fields and tables of a document while it is read.</summary>
internal sealed class DocxContent(DocxNumbering numbering)
{
    private readonly DocxLines _lines = new();
    private readonly ListCounter _counter = new();
    private readonly Stack<DocxParagraph> _paragraphs = new();
    private readonly Stack<DocxTable> _tables = new();
    private readonly ImmutableArray<PageTable>.Builder _data = ImmutableArray.CreateBuilder<PageTable>();
    private readonly ImmutableArray<PageLink>.Builder _images = ImmutableArray.CreateBuilder<PageLink>();

    // For each open field, whether its code is over and what it shows has begun.
    private readonly Stack<bool> _fields = new();

    // How many of them still show their code.
    private int _codes;
    private DocxStyle _run = DocxStyle.Plain;
    private PropertiesOf _properties;
    private DocxParagraph? _continued;

    private enum PropertiesOf
    {
        Nothing,
        Run,
        Mark,
    }

    public void OpenParagraph(int element)
    {
        var paragraph = new DocxParagraph(element);
        if (_continued is { } before)
        {
            paragraph.Lines.Clear();
            paragraph.Lines.AddRange(before.Lines);
            _continued = null;
        }

        _paragraphs.Push(paragraph);
    }

    public void OpenRun() => _run = DocxStyle.Plain;

    public void AddText(string text, int address) => Add(text, address, isGenerated: false);

    public void AddGenerated(string text, int address) => Add(text, address, isGenerated: true);

    public void AddImage(string target, int element) => _images.Add(new PageLink(_lines.Count, target, element));

    public void Break()
    {
        if (_paragraphs.TryPeek(out var paragraph))
        {
            paragraph.Break();
        }
    }

    /// <summary>Begins a field, ends its code, or ends it.</summary>
    public void Field(string? mark)
    {
        if (mark == "begin")
        {
            _fields.Push(false);
            _codes++;
        }
        else if (_fields.Count > 0)
        {
            CloseField();
            if (mark == "separate")
            {
                _fields.Push(true);
            }
        }
    }

    public void OpenTablePart(string name)
    {
        if (name == "tbl")
        {
            if (_tables.TryPeek(out var outer))
            {
                outer.HasTable = true;
            }

            _tables.Push(new DocxTable());
        }
        else if (_tables.TryPeek(out var table))
        {
            if (name == "tr")
            {
                table.OpenRow();
            }
            else
            {
                table.OpenCell(_lines.Count);
            }
        }
    }

    /// <summary>Takes a property of whatever is open.</summary>
    public void Property(string name, string? parent, XmlReader reader)
    {
        switch (name, parent)
        {
            case ("rPr", "r"):
                _properties = PropertiesOf.Run;
                break;
            case ("rPr", "pPr"):
                _properties = PropertiesOf.Mark;
                break;
            case (_, "rPr") when _properties == PropertiesOf.Run:
                _run = OfRun(name, reader);
                break;
            case ("del", "rPr") when _paragraphs.TryPeek(out var paragraph):
                paragraph.Continues = true;
                break;
            case (_, "pPr" or "numPr") when _paragraphs.TryPeek(out var paragraph):
                OfParagraph(paragraph, name, reader);
                break;
            case ("gridBefore", "trPr") when _tables.TryPeek(out var table):
                table.Skip(Wml.Number(reader.Of()) ?? 0);
                break;
            case ("gridSpan", "tcPr") when _tables.TryPeek(out var table):
                table.Span(Wml.Number(reader.Of()) ?? 1);
                break;
            case ("vMerge", "tcPr") when _tables.TryPeek(out var table):
                table.Merge(reader.Of() == "restart" ? DocxMerge.None : DocxMerge.Continue);
                break;
        }
    }

    /// <summary>Ends an element.</summary>
    public void Leave(string? name)
    {
        switch (name)
        {
            case "p" when _paragraphs.TryPop(out var paragraph):
                Complete(paragraph);
                break;
            case "rPr":
                _properties = PropertiesOf.Nothing;
                break;
            case "r":
                _run = DocxStyle.Plain;
                break;
            case "tc" when _tables.TryPeek(out var table):
                End();
                table.CloseCell(_lines.Count);
                break;
            case "tbl" when _tables.TryPop(out var closed) && closed.Build(_lines.Lengths) is { } data:
                _data.Add(data);
                foreach (var cell in data.Cells)
                {
                    _lines.MarkCell(cell.FirstLine, cell.EndLine);
                }

                break;
        }
    }

    /// <summary>Ends what a paragraph left open that nothing continues.</summary>
    public void End()
    {
        if (_continued is { } paragraph)
        {
            _continued = null;
            Write(paragraph, "");
        }
    }

    public PageText Build() => _lines.Build() with { Tables = _data.ToImmutable(), Images = _images.ToImmutable(), StandsAlone = true };

    private void CloseField() => _codes -= _fields.Pop() ? 0 : 1;

    private void Add(string text, int address, bool isGenerated)
    {
        if (!_paragraphs.TryPeek(out var paragraph) || _codes > 0)
        {
            return;
        }

        var style = _run.Over(paragraph.Style(numbering.Styles));
        if (style.Hidden != true && style.Name != "placeholder text")
        {
            paragraph.Add(new DocxText(text, address, style.Bold == true || IsForHeadings(style.Typeface), isGenerated));
        }
    }

    // 黑体 is the bold of ideographs, 小标宋 the face of titles (GB/T 9704-2012, 7.3).
    private static bool IsForHeadings(string? typeface) =>
        typeface is not null && (typeface.Contains("黑体", StringComparison.Ordinal) || typeface.Contains("小标宋", StringComparison.Ordinal) || typeface == "SimHei");

    private DocxStyle OfRun(string name, XmlReader reader) => name switch
    {
        "b" => _run with { Bold = Wml.IsOn(reader.Of()) },
        "vanish" => _run with { Hidden = Wml.IsOn(reader.Of()) },
        "rFonts" => _run with { Typeface = reader.Of("eastAsia") ?? _run.Typeface },
        "rStyle" => _run.Over(numbering.Styles.Run(reader.Of())),
        _ => _run,
    };

    private static void OfParagraph(DocxParagraph paragraph, string name, XmlReader reader)
    {
        switch (name)
        {
            case "pStyle":
                paragraph.StyleId = reader.Of();
                break;
            case "outlineLvl":
                paragraph.Own = paragraph.Own with { Outline = Wml.Number(reader.Of()) };
                break;
            case "numId":
                paragraph.Own = paragraph.Own with { Numbering = Wml.Number(reader.Of()) };
                break;
            case "ilvl":
                paragraph.Own = paragraph.Own with { NumberingLevel = Wml.Number(reader.Of()) };
                break;
        }
    }

    private void Complete(DocxParagraph paragraph)
    {
        // A field whose code was never ended must not swallow the rest of the document.
        while (_codes > 0)
        {
            CloseField();
        }

        if (paragraph.Continues)
        {
            _continued = paragraph;
        }
        else if (paragraph.Style(numbering.Styles).Name?.StartsWith("toc ", StringComparison.Ordinal) != true)
        {
            Write(paragraph, Number(paragraph));
        }
    }

    private string Number(DocxParagraph paragraph)
    {
        var style = paragraph.Style(numbering.Styles);
        return style.Numbering is { } id && numbering[id] is { } list
            ? _counter.Next(list, Math.Clamp(style.NumberingLevel ?? list.LevelOf(paragraph.StyleId), 0, DocxNumbering.Levels - 1))
            : "";
    }

    private void Write(DocxParagraph paragraph, string number)
    {
        var style = paragraph.Style(numbering.Styles);
        var isHeading = style.Outline is >= 0 and < 9 || style.Name is "title" or "subtitle" || style.Name?.StartsWith("heading ", StringComparison.Ordinal) == true;
        foreach (var line in paragraph.Lines)
        {
            if (number.Length > 0 && line.Exists(piece => !string.IsNullOrWhiteSpace(piece.Text)))
            {
                line.Insert(0, new DocxText(number, line[0].Address, IsStrong: true, IsGenerated: true));
                number = "";
            }

            _lines.Add(line, paragraph.Element, isHeading);
        }
    }
}
