using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Collects the lines of a document; keeps the way back to the characters of its text nodes.</summary>
internal sealed class DocxLines
{
    private readonly StringBuilder _text = new();
    private readonly OffsetMap.Builder _map = new();
    private readonly List<PageLine> _lines = [];
    private readonly List<int> _lengths = [];

    // Of each line, whether only its look makes it a heading.
    private readonly List<bool> _isByLook = [];

    public int Count => _lines.Count;

    /// <summary>The number of characters of each line.</summary>
    public IReadOnlyList<int> Lengths => _lengths;

    /// <summary>Adds a line without the white space around it; a blank one is no line.</summary>
    /// <param name="pieces">What it consists of.</param>
    /// <param name="element">Its paragraph.</param>
    /// <param name="isHeading">Whether its paragraph says that it is a heading.</param>
    public void Add(IReadOnlyList<DocxText> pieces, int element, bool isHeading)
    {
        var (start, end) = Ink(pieces);
        if (start >= end)
        {
            return;
        }

        var isStrong = IsStrong(pieces);
        _lengths.Add(end - start);
        _isByLook.Add(isStrong && !isHeading);
        if (_lines.Count > 0)
        {
            _text.Append('\n');
            _map.Append(1, new SourceSpan(pieces[0].Address, 0));
        }

        _lines.Add(new PageLine(isHeading || isStrong ? BlockKind.Heading : BlockKind.Paragraph, 0, element));
        var position = 0;
        foreach (var piece in pieces)
        {
            var part = TextSpan.Between(position, position + piece.Text.Length).Intersect(TextSpan.Between(start, end));
            Append(piece, TextSpan.Between(part.Start - position, part.End - position));
            position += piece.Text.Length;
        }
    }

    /// <summary>Makes the lines of a data table's cell known as such.</summary>
    public void MarkCell(int firstLine, int endLine)
    {
        for (var i = firstLine; i < endLine; i++)
        {
            _lines[i] = _lines[i] with { Kind = BlockKind.TableCell };
        }
    }

    public PageText Build() => new()
    {
        Source = new SourceText(_text.ToString(), _map.Build()),
        Lines = _lines.Count == 0 ? [PageLine.Plain] : Settled(),
    };

    // Where most of the text is bold, bold says nothing.
    private ImmutableArray<PageLine> Settled()
    {
        var isBoldAllOver = _lengths.Where((_, i) => _isByLook[i]).Sum() * 2 > _lengths.Sum();
        return [.. _lines.Select((line, i) => isBoldAllOver && _isByLook[i] && line.Kind == BlockKind.Heading ? line with { Kind = BlockKind.Paragraph } : line)];
    }

    private void Append(DocxText piece, TextSpan part)
    {
        if (part.Length <= 0)
        {
            return;
        }

        _text.Append(piece.Text, part.Start, part.Length);
        if (piece.IsGenerated)
        {
            _map.Append(part.Length, new SourceSpan(piece.Address, 0));
        }
        else
        {
            _map.AppendEven(part.Length, piece.Address + part.Start, 1);
        }
    }

    private static (int Start, int End) Ink(IReadOnlyList<DocxText> pieces)
    {
        var (start, end, position) = (int.MaxValue, 0, 0);
        foreach (var piece in pieces)
        {
            for (var i = 0; i < piece.Text.Length; i++, position++)
            {
                if (!char.IsWhiteSpace(piece.Text[i]))
                {
                    (start, end) = (Math.Min(start, position), position + 1);
                }
            }
        }

        return (start, end);
    }

    private static bool IsStrong(IReadOnlyList<DocxText> pieces) =>
        pieces.Any(p => !p.IsGenerated) && pieces.All(p => p.IsStrong || p.IsGenerated || string.IsNullOrWhiteSpace(p.Text));
}
