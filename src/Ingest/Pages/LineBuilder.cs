using System.Runtime.InteropServices;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Lays text out as lines: collapses white space as CSS does, leaves empty lines out, keeps the way back.</summary>
internal sealed class LineBuilder
{
    private readonly StringBuilder _text = new();
    private readonly OffsetMap.Builder _map = new();
    private readonly List<PageLine> _lines = [];
    private readonly List<int> _lengths = [];
    private readonly List<Glyph> _line = [];
    private int _element = -1;
    private Gap? _gap;

    /// <summary>Number of lines that are complete.</summary>
    public int Count => _lines.Count;

    /// <summary>Number of UTF-16 code units of a line.</summary>
    public int LengthOf(int line) => _lengths[line];

    /// <summary>How many of them stand in links.</summary>
    public int LinkLengthOf(int line) => _lines[line].LinkLength;

    /// <summary>Adds the text of one text node.</summary>
    /// <param name="text">The node's characters.</param>
    /// <param name="address">Where the first stands in the address space.</param>
    /// <param name="style">How they show.</param>
    /// <param name="element">Their block element.</param>
    public void Add(string text, int address, ElementStyle style, int element)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n' && style.Preformatted)
            {
                Break();
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _gap = new Gap(_gap?.Start ?? address + i, (_gap?.HasNewline ?? false) || c == '\n');
            }
            else
            {
                Put(new Glyph(c, new SourceSpan(address + i, 1), style), element);
            }
        }
    }

    /// <summary>Ends the line.</summary>
    public void Break()
    {
        _gap = null;
        var (start, end) = (0, _line.Count);
        while (start < end && IsBlank(_line[start].Character))
        {
            start++;
        }

        while (end > start && IsBlank(_line[end - 1].Character))
        {
            end--;
        }

        if (start < end)
        {
            Complete(start, end);
        }

        _line.Clear();
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
        Lines = _lines.Count == 0 ? [PageLine.Plain] : [.. _lines],
    };

    private void Put(Glyph glyph, int element)
    {
        if (_line.Count == 0)
        {
            _element = element;
        }
        else if (_gap is { } gap && !Joins(_line[^1], gap, glyph))
        {
            _line.Add(new Glyph(' ', SourceSpan.Between(gap.Start, glyph.Source.Start), _line[^1].Style));
        }

        _gap = null;
        _line.Add(glyph);
    }

    // A line end in the markup between two ideographs is no space (CSS Text 3, 4.1.3), but links side by side stay apart.
    private static bool Joins(Glyph before, Gap gap, Glyph after) =>
        gap.HasNewline && before.Style.InLink == after.Style.InLink && IsWide(before.Character) && IsWide(after.Character)
        && !(after.Style.InLink && gap.Start + 1 < after.Source.Start);

    private void Complete(int start, int end)
    {
        if (_lines.Count > 0)
        {
            _text.Append('\n');
            _map.Append(1, new SourceSpan(_line[start].Source.Start, 0));
        }

        var (ink, bold, links, file) = (0, 0, 0, false);
        foreach (var glyph in CollectionsMarshal.AsSpan(_line)[start..end])
        {
            _text.Append(glyph.Character);
            if (!IsBlank(glyph.Character))
            {
                ink++;
                bold += glyph.Style.Bold ? 1 : 0;
                links += glyph.Style.InLink ? 1 : 0;
                file |= glyph.Style.InFileLink;
            }
        }

        Map(start, end);
        _lines.Add(new PageLine(bold == ink ? BlockKind.Heading : BlockKind.Paragraph, links, _element, file));
        _lengths.Add(end - start);
    }

    // Most characters follow one another in the markup as they do in the line.
    private void Map(int start, int end)
    {
        for (var i = start; i < end;)
        {
            var first = i++;
            while (i < end && _line[i].Source.Length == 1 && _line[i - 1].Source is { Length: 1 } before && before.End == _line[i].Source.Start)
            {
                i++;
            }

            if (i - first == 1)
            {
                _map.Append(1, _line[first].Source);
            }
            else
            {
                _map.AppendEven(i - first, _line[first].Source.Start, 1);
            }
        }
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is (>= '\u200B' and <= '\u200F') or '\uFEFF';

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uFFEF' or '“' or '”' or '—' or '…';

    private readonly record struct Glyph(char Character, SourceSpan Source, ElementStyle Style);

    private readonly record struct Gap(int Start, bool HasNewline);
}
