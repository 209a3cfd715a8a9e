using System.Buffers;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>Lays text out as lines: collapses white space as CSS does, leaves empty lines out, keeps the way back.</summary>
internal sealed class LineBuilder
{
    // What CSS collapses, and the line ends inside a text node that show.
    private static readonly SearchValues<char> Special = SearchValues.Create(" \t\n\r\f\v\u2028\u2029");

    private readonly ArrayBufferWriter<char> _text = new();
    private readonly OffsetMap.Builder _map = new();
    private readonly List<PageLine> _lines = [];
    private readonly List<int> _starts = [];
    private readonly ArrayBufferWriter<char> _line = new();
    private readonly List<Piece> _pieces = [];
    private int _element = -1;
    private Gap? _gap;

    /// <summary>Number of lines that are complete.</summary>
    public int Count => _lines.Count;

    /// <summary>What a list writes before the next line, unless that line brings a number of its own; null for nothing.</summary>
    public string? Number { get; set; }

    /// <summary>A complete line.</summary>
    public ReadOnlySpan<char> this[int line] =>
        _text.WrittenSpan[_starts[line]..(line + 1 < _starts.Count ? _starts[line + 1] - 1 : _text.WrittenCount)];

    /// <summary>How many characters of a line, white space aside, stand in links.</summary>
    public int LinkLengthOf(int line) => _lines[line].LinkLength;

    /// <summary>Whether a line is bold as a whole.</summary>
    public bool IsBold(int line) => _lines[line].Kind == BlockKind.Heading;

    /// <summary>Adds the text of one text node.</summary>
    /// <param name="text">The node's characters.</param>
    /// <param name="address">Where the first stands in the address space.</param>
    /// <param name="style">How they show.</param>
    /// <param name="element">Their block element.</param>
    public void Add(ReadOnlySpan<char> text, int address, ElementStyle style, int element)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Special.Contains(text[i]))
            {
                Space(text[i], address + i, style);
                i++;
                continue;
            }

            var next = text[i..].IndexOfAny(Special);
            var length = next < 0 ? text.Length - i : next;
            Put(text.Slice(i, length), address + i, style, element);
            i += length;
        }
    }

    /// <summary>Ends the line.</summary>
    public void Break()
    {
        _gap = null;
        var line = _line.WrittenSpan;
        var (start, end) = (0, line.Length);
        while (start < end && IsBlank(line[start]))
        {
            start++;
        }

        while (end > start && IsBlank(line[end - 1]))
        {
            end--;
        }

        if (start < end)
        {
            Complete(line, start, end);
        }

        _line.ResetWrittenCount();
        _pieces.Clear();
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
        Source = new SourceText(_text.WrittenSpan.ToString(), _map.Build()),
        Lines = _lines.Count == 0 ? [PageLine.Plain] : [.. _lines],
    };

    private void Space(char c, int address, in ElementStyle style)
    {
        if (c is '\v' or '\u2028' or '\u2029' || (c == '\n' && style.Preformatted))
        {
            Break();
        }
        else
        {
            _gap = new Gap(_gap?.Start ?? address, (_gap?.HasNewline ?? false) || c == '\n');
        }
    }

    private void Put(ReadOnlySpan<char> text, int address, in ElementStyle style, int element)
    {
        if (_pieces.Count == 0)
        {
            _element = element;
        }
        else if (_gap is { } gap && !Joins(_line.WrittenSpan[^1], _pieces[^1].Style, gap, text[0], style))
        {
            _line.Write(" ");
            Append(new Piece(1, SourceSpan.Between(gap.Start, address), _pieces[^1].Style));
        }

        _gap = null;
        if (style.Raised && Superscript.Of(text) is { } raised)
        {
            _line.Write(raised);
        }
        else
        {
            _line.Write(text);
        }

        Append(new Piece(text.Length, new SourceSpan(address, text.Length), style));
    }

    private void Append(in Piece piece)
    {
        if (_pieces is [.., var last] && last.IsEven && piece.IsEven && last.Source.End == piece.Source.Start && last.Style == piece.Style)
        {
            _pieces[^1] = new Piece(last.Length + piece.Length, SourceSpan.Between(last.Source.Start, piece.Source.End), last.Style);
        }
        else
        {
            _pieces.Add(piece);
        }
    }

    // A line end in the markup between two ideographs is no space (CSS Text 3, 4.1.3), but links side by side stay apart.
    private static bool Joins(char before, in ElementStyle styleBefore, Gap gap, char after, in ElementStyle styleAfter) =>
        gap.HasNewline && !(styleBefore.InLink || styleAfter.InLink) && IsWide(before) && IsWide(after);

    private void Complete(ReadOnlySpan<char> line, int start, int end)
    {
        var from = SourceOf(start);
        if (_lines.Count > 0)
        {
            _text.Write("\n");
            _map.Append(1, new SourceSpan(from, 0));
        }

        _starts.Add(_text.WrittenCount);
        var layout = LayOut(line, start, end);
        AddNumber(line[start..end], layout, from);
        _text.Write(line[start..end]);
        Map(start, end);
        _lines.Add(layout);
    }

    private void AddNumber(ReadOnlySpan<char> line, in PageLine layout, int from)
    {
        if (Number is { } number && layout.LinkLength * 2 < line.Length && !OwnNumber.Begins(line))
        {
            _text.Write(number);
            _map.Append(number.Length, new SourceSpan(from, 0));
        }

        Number = null;
    }

    private PageLine LayOut(ReadOnlySpan<char> line, int start, int end)
    {
        var (ink, bold, links, file, position) = (0, 0, 0, false, 0);
        foreach (ref readonly var piece in CollectionsMarshal.AsSpan(_pieces))
        {
            var filled = Ink(line[Math.Clamp(position, start, end)..Math.Clamp(position + piece.Length, start, end)]);
            position += piece.Length;
            ink += filled;
            bold += piece.Style.Bold ? filled : 0;
            links += piece.Style.InLink ? filled : 0;
            file |= piece.Style.InFileLink && filled > 0;
        }

        return new PageLine(bold == ink ? BlockKind.Heading : BlockKind.Paragraph, links, _element, file);
    }

    private static int Ink(ReadOnlySpan<char> text)
    {
        var ink = 0;
        foreach (var c in text)
        {
            ink += IsBlank(c) ? 0 : 1;
        }

        return ink;
    }

    private int SourceOf(int position)
    {
        foreach (ref readonly var piece in CollectionsMarshal.AsSpan(_pieces))
        {
            if (position < piece.Length)
            {
                return piece.Source.Start + position;
            }

            position -= piece.Length;
        }

        return 0;
    }

    private void Map(int start, int end)
    {
        var position = 0;
        foreach (ref readonly var piece in CollectionsMarshal.AsSpan(_pieces))
        {
            var (first, last) = (Math.Max(start, position), Math.Min(end, position + piece.Length));
            if (first < last && piece.IsEven)
            {
                _map.AppendEven(last - first, piece.Source.Start + first - position, 1);
            }
            else if (first < last)
            {
                _map.Append(piece.Length, piece.Source);
            }

            position += piece.Length;
        }
    }

    // Above the ideographic space there is no white space.
    private static bool IsBlank(char c) => c <= '\u3000' ? char.IsWhiteSpace(c) || c is >= '\u200B' and <= '\u200F' : c == '\uFEFF';

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uFFEF' or '“' or '”' or '—' or '…';

    /// <summary>Characters of one line that show alike and stand together in the markup.</summary>
    /// <param name="Length">How many.</param>
    /// <param name="Source">Where they stand; as long as they are many, or one that stands for all of it.</param>
    /// <param name="Style">How they show.</param>
    private readonly record struct Piece(int Length, SourceSpan Source, ElementStyle Style)
    {
        public bool IsEven => Length == Source.Length;
    }

    private readonly record struct Gap(int Start, bool HasNewline);
}
