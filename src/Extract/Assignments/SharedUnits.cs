using System.Buffers;
using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A note that all later lists have further units, which they do not name: 以下均含县林业局、国有林场，不再单独列出.</summary>
/// <param name="Note">Where the note stands, in the first list that it speaks of.</param>
/// <param name="Units">The units it names.</param>
internal sealed record SharedUnits(TextSpan Note, ImmutableArray<TextSpan> Units)
{
    private const int LongestNote = 80;

    private static readonly SearchValues<char> Ends = SearchValues.Create("）)〕]】。；;\n");

    /// <summary>The note of <paramref name="text"/>; null when it has none.</summary>
    public static SharedUnits? Find(string text, DutyWords duty, UnitFinder finder)
    {
        if (duty.First("shared", text, new TextSpan(0, text.Length)) is not { } words)
        {
            return null;
        }

        var rest = text.AsSpan(words.End, Math.Min(LongestNote, text.Length - words.End));
        var end = rest.IndexOfAny(Ends);
        var list = new TextSpan(words.End, end < 0 ? rest.Length : end);
        return finder.Listed(text, BeforeComma(text, list)) is { Length: > 0 } units ? new SharedUnits(TextSpan.Between(words.Start, list.End), units) : null;
    }

    /// <summary><paramref name="statements"/>, in the order of the text, with these units in those that the note speaks of.</summary>
    public List<Statement> AddTo(List<Statement> statements)
    {
        var holder = statements.FindLastIndex(s => s.Span.Start <= Note.Start);
        return holder < 0
            ? statements
            : [.. statements.Select((s, i) => i >= holder && !s.IsProse && s.Role == statements[holder].Role ? s with { Units = [.. s.Units, .. Units] } : s)];
    }

    // ，不再单独列出 names nobody.
    private static TextSpan BeforeComma(string text, TextSpan list)
    {
        var comma = text.AsSpan(list.Start, list.Length).IndexOfAny('，', ',');
        return comma < 0 ? list : list with { Length = comma };
    }
}
