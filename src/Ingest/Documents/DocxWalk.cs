using System.Collections.Immutable;
using System.Xml;

namespace Gongwen.Ingest;

/// <summary>Walks the body of a document once and collects its lines, tables and elements.</summary>
internal sealed class DocxWalk
{
    // Deeper than any program nests.
    private const int MaxDepth = 1000;

    private readonly DocxElements _elements = new();
    private readonly DocxContent _content;
    private readonly HashSet<string> _leftOut = [];
    private bool _isText;

    private DocxWalk(DocxNumbering numbering) => _content = new DocxContent(numbering);

    public static (PageText Page, ImmutableArray<Issue> Issues) Read(XmlReader body, DocxNumbering numbering)
    {
        var walk = new DocxWalk(numbering);
        walk.Walk(body);
        var issues = walk._leftOut.Order(StringComparer.Ordinal).Select(part => new Issue("docx-part-left-out", $"The document takes in another file as {part}, which is not read."));
        return (walk._content.Build() with { Elements = walk._elements.Build() }, [.. issues]);
    }

    private void Walk(XmlReader reader)
    {
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    Enter(reader);
                    break;
                case XmlNodeType.EndElement:
                    Leave();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    var text = reader.Value;
                    if (_isText)
                    {
                        _content.AddText(text, _elements.Address);
                    }

                    _elements.Pass(text.Length);
                    break;
            }
        }

        _content.End();
    }

    private void Enter(XmlReader reader)
    {
        var (name, space, isEmpty) = (reader.LocalName, reader.NamespaceURI, reader.IsEmptyElement);
        var parent = _elements.Depth == 0 ? default : _elements.Top;
        var frame = new DocxElements.Frame(reader.Name, IsHidden(parent, name, space)) { Local = name };
        if (_elements.Depth >= MaxDepth)
        {
            throw new UnreadableDocumentException($"an Office document whose elements nest deeper than {MaxDepth}");
        }

        _elements.Open(frame);
        _isText = false;
        if (!frame.IsHidden)
        {
            _isText = name == "t" && (Wml.IsWord(space) || Wml.IsMath(space)) && !isEmpty;
            if (Wml.IsWord(space))
            {
                Read(reader, name, parent.Local);
            }
            else if (name == "blip")
            {
                _content.AddImage(reader.Of("embed") ?? "", _elements.Mark());
            }
        }

        if (isEmpty)
        {
            Leave();
        }
    }

    private void Leave()
    {
        var frame = _elements.Close();
        _isText = false;
        if (!frame.IsHidden)
        {
            _content.Leave(frame.Local);
        }
    }

    // What is deleted, moved away, a field's code, an older form of something, or a property's former value.
    private bool IsHidden(DocxElements.Frame parent, string name, string space) => parent.IsHidden || (name, parent.Local) switch
    {
        ("del" or "moveFrom" or "instrText" or "delInstrText" or "delText" or "rt" or "sdtPr" or "numberingChange", _) => parent.Local is not ("rPr" or "trPr"),
        ("pPrChange" or "rPrChange" or "tblPrChange" or "tcPrChange" or "trPrChange" or "sectPrChange" or "tblGridChange" or "tblPrExChange", _) => true,
        ("Choice" or "Fallback", "AlternateContent") => Wml.IsCompatibility(space) && !_elements.TakeChoice(),
        _ => false,
    };

    private void Read(XmlReader reader, string name, string? parent)
    {
        switch (name)
        {
            case "p":
                _content.OpenParagraph(_elements.Mark());
                break;
            case "r":
                _content.OpenRun();
                break;
            case "tab" when parent is "r":
            case "ptab":
                _content.AddGenerated("\t", _elements.Address);
                break;
            case "br" or "cr":
                _content.Break();
                break;
            case "noBreakHyphen":
                _content.AddGenerated("-", _elements.Address);
                break;
            case "sym":
                _content.AddGenerated(Symbols.Of(reader.Of("char")).ToString(), _elements.Address);
                break;
            case "fldChar":
                _content.Field(reader.Of("fldCharType"));
                break;
            case "tbl" or "tr" or "tc":
                _content.OpenTablePart(name);
                break;
            case "altChunk" or "subDoc":
                _leftOut.Add(name);
                break;
            default:
                _content.Property(name, parent, reader);
                break;
        }
    }
}
