using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Finds the logical lines of a notice.</summary>
/// <remarks>
/// Many dumps hold a whole notice on one line. Such a flat block is cut where a printed notice would begin a new line:
/// before the next number of a running sequence, at wide spaces, around title, number, recipients and signature. A shorter
/// line may hold several too, apart by wide spaces, or the signature behind its last sentence.
/// </remarks>
internal sealed class LineReader(RuleTables rules)
{
    private const int FlatBlockLength = 400;
    private const double FlatShare = 0.5;
    private const int FrontLength = 2000;
    private const int LongestTail = 24;

    private readonly Pattern _wideSpace = new(@"[\s\u00A0]{2,}");
    private readonly FlatBreaks _flat = new(rules);
    private readonly FlatSignatures _signatures = new(rules);
    private readonly RuleSet _inline = rules["inline-items"];
    private readonly RuleSet _fronts = rules["glued-fronts"];
    private readonly RuleSet _glued = rules["glued-lines"];
    private readonly RuleTables _rules = rules;

    public ImmutableArray<Line> Read(Article article)
    {
        var text = article.Text;
        var lines = ImmutableArray.CreateBuilder<Line>(article.Blocks.Length);
        foreach (var block in article.Blocks)
        {
            if (!IsFlat(text, block))
            {
                AddItems(block);
                continue;
            }

            var start = block.Span.Start;
            var flat = text.Substring(block.Span.Start, block.Span.Length);
            flat = flat[..FlatBreaks.OnceLength(flat)];
            var breaks = _flat.Find(flat);
            var articles = FlatArticles.Find(flat, breaks);
            breaks.UnionWith(articles.Keys);
            foreach (var position in breaks.Append(flat.Length).Where(p => p > 0))
            {
                Add(TextSpan.Between(start, block.Span.Start + position), block.Kind, flat: true, articles.TryGetValue(start - block.Span.Start, out var number) ? number : null);
                start = block.Span.Start + position;
            }
        }

        return LabelledNumbers.Read(text, FigureNumbers.Read(text, GluedNumbers.Cut(text, lines.ToImmutable())));

        void AddItems(Block block)
        {
            var start = block.Span.Start;
            foreach (var position in block.Kind == BlockKind.TableCell ? [] : Glued(text.AsSpan(block.Span.Start, block.Span.Length)))
            {
                Add(TextSpan.Between(start, block.Span.Start + position), block.Kind, flat: false);
                start = block.Span.Start + position;
            }

            Add(TextSpan.Between(start, block.Span.End), block.Kind, flat: false);
        }

        void Add(TextSpan span, BlockKind kind, bool flat, OutlineNumber? known = null)
        {
            var trimmed = Trim(text, span);
            if (trimmed.Length > 0)
            {
                lines.Add(new Line(trimmed, kind, flat, known ?? OutlineNumberReader.Read(text.AsSpan(trimmed.Start, trimmed.Length))));
            }
        }
    }

    /// <summary>The part of <paramref name="span"/> without the white space around it.</summary>
    internal static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && IsBlank(text[start]))
        {
            start++;
        }

        while (end > start && IsBlank(text[end - 1]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }

    // What is private to the author's fonts says nothing to us.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.PrivateUse;

    // A block that holds most of the text, or number, title and recipients in one.
    private bool IsFlat(string text, Block block) =>
        (block.Span.Length >= FlatBlockLength && block.Span.Length >= text.Length * FlatShare)
        || (block.Kind != BlockKind.TableCell && block.Span.End <= FrontLength
            && _fronts.IsMatch(text.AsSpan(block.Span.Start, block.Span.Length)));

    // Where the lines begin that a paragraph holds behind its first.
    private SortedSet<int> Glued(ReadOnlySpan<char> block)
    {
        var breaks = new SortedSet<int>();

        // 五、投稿要求：1.……；2.……: items run on inside the paragraph of the one above them.
        if (_inline.IsMatch(block))
        {
            breaks.UnionWith(FlatNumbers.Find(block.ToString()));
        }

        if (_wideSpace.IsMatch(block) && _glued.IsMatch(block))
        {
            breaks.UnionWith(Gaps(block.ToString()));
            breaks.UnionWith(FlatNumbers.Find(block.ToString()));
        }

        // （二）质量安全　　8.并发症发生率　　定量: a row of a table whose cells are set apart by spaces.
        if (OutlineNumberReader.Read(block.TrimStart()) is not null && _wideSpace.IsMatch(block))
        {
            var row = block.ToString();
            breaks.UnionWith(Gaps(row).Where(i => OutlineNumberReader.Read(row.AsSpan(i)) is { Style: NumberStyle.Arabic or NumberStyle.ChineseBracketed }));
        }

        var tail = Math.Max(0, block.Length - LongestTail);
        if (_rules.FirstMatch("glued-tails", block[tail..]) is { } next)
        {
            breaks.Add(tail + next.Match.Groups["before"].Index);
        }

        if (_rules.FirstMatch("glued-chapters", block) is { } article)
        {
            breaks.Add(article.Match.Groups["before"].Index);
        }

        if (_signatures.Last(block) is { } signature)
        {
            breaks.Add(signature.Start);
        }

        breaks.Remove(0);
        return breaks;
    }

    // Where wide spaces end, but for those between a number and its heading.
    private IEnumerable<int> Gaps(string block) =>
        from gap in _wideSpace.Matches(block)
        let word = block.AsSpan(0, gap.Index).LastIndexOfAny(" \t\u00A0\u3000") + 1
        where OutlineNumberReader.Read(block.AsSpan(word, gap.Index - word)) is not { } number || number.Length < gap.Index - word
        select gap.Index + gap.Length;
}
