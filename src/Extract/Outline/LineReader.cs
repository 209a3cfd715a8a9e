using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the logical lines of a notice.</summary>
/// <remarks>
/// Many dumps hold a whole notice on one line. Such a flat block is cut where a printed notice would begin a new line:
/// before the next number of a running sequence, at wide spaces, and around title, number, recipients and signature as
/// the rule table <c>flat-breaks</c> says.
/// </remarks>
internal sealed class LineReader(RuleTables rules)
{
    private const int FlatBlockLength = 400;
    private const double FlatShare = 0.5;

    private readonly ImmutableArray<RuleRow> _breaks = rules["flat-breaks"];
    private readonly ImmutableArray<RuleRow> _inline = rules["inline-items"];

    public ImmutableArray<Line> Read(Article article)
    {
        var text = article.Text;
        var lines = ImmutableArray.CreateBuilder<Line>(article.Blocks.Length);
        foreach (var block in article.Blocks)
        {
            if (block.Span.Length < FlatBlockLength || block.Span.Length < text.Length * FlatShare)
            {
                AddItems(block);
                continue;
            }

            var start = block.Span.Start;
            foreach (var position in Breaks(text, block.Span))
            {
                Add(TextSpan.Between(start, position), block.Kind, flat: true);
                start = position;
            }

            Add(TextSpan.Between(start, block.Span.End), block.Kind, flat: true);
        }

        return lines.ToImmutable();

        // 五、投稿要求：1.……；2.……: items run on inside the paragraph of the one above them.
        void AddItems(Block block)
        {
            var start = block.Span.Start;
            if (_inline.Any(r => r.Pattern.IsMatch(text.AsSpan(block.Span.Start, block.Span.Length))))
            {
                foreach (var position in FlatNumbers.Find(text.Substring(block.Span.Start, block.Span.Length)).Where(p => p > 0))
                {
                    Add(TextSpan.Between(start, block.Span.Start + position), block.Kind, flat: false);
                    start = block.Span.Start + position;
                }
            }

            Add(TextSpan.Between(start, block.Span.End), block.Kind, flat: false);
        }

        void Add(TextSpan span, BlockKind kind, bool flat)
        {
            var trimmed = Trim(text, span);
            if (trimmed.Length > 0)
            {
                lines.Add(new Line(trimmed, kind, flat, OutlineNumberReader.Read(text.AsSpan(trimmed.Start, trimmed.Length))));
            }
        }
    }

    /// <summary>The part of <paramref name="span"/> without the white space around it.</summary>
    internal static TextSpan Trim(string text, TextSpan span)
    {
        var whole = text.AsSpan(span.Start, span.Length);
        var start = span.Length - whole.TrimStart().Length;
        return new TextSpan(span.Start + start, whole.Trim().Length);
    }

    private SortedSet<int> Breaks(string text, TextSpan block)
    {
        var breaks = new SortedSet<int>();
        var flat = text.Substring(block.Start, block.Length);
        foreach (var rule in _breaks)
        {
            foreach (Match match in rule.Pattern.Matches(flat))
            {
                breaks.Add(block.Start + match.Groups["before"].Index);
            }
        }

        foreach (var position in FlatNumbers.Find(flat))
        {
            breaks.Add(block.Start + position);
        }

        breaks.Remove(block.Start);
        breaks.Remove(block.End);
        return breaks;
    }
}
