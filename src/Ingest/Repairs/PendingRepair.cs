using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>A repair before it is known where its line will stand in the clean text: it knows its place in the original.</summary>
/// <remarks>The gain is that of <see cref="TextRepair.Gain"/>.</remarks>
internal sealed record PendingRepair(string Kind, SourceSpan Original, string Before, string After, double Gain)
{
    /// <summary>What <paramref name="edits"/> of <paramref name="text"/> do, one repair for each unbroken run of them.</summary>
    /// <remarks>Without gain where the repair is no guess, but a table's.</remarks>
    public static ImmutableArray<PendingRepair> Of(string kind, SourceText text, IReadOnlyList<Edit> edits, bool withGain = true)
    {
        var repairs = ImmutableArray.CreateBuilder<PendingRepair>();
        for (var i = 0; i < edits.Count;)
        {
            var first = i++;
            while (i < edits.Count && edits[i].Span.Start == edits[i - 1].Span.End)
            {
                i++;
            }

            var span = TextSpan.Between(edits[first].Span.Start, edits[i - 1].Span.End);
            var after = i - first == 1 ? edits[first].Replacement : Written(edits, first, i);
            repairs.Add(new PendingRepair(kind, text.Map.ToSource(span), text.Text.Substring(span.Start, span.Length), after, withGain ? GainOf(text.Text, span, after) : 0));
        }

        return repairs.ToImmutable();
    }

    /// <summary>Where each of <paramref name="repairs"/> stands in the text that <paramref name="map"/> belongs to, in order; what is no longer there is left out.</summary>
    public static ImmutableArray<TextRepair> Place(IEnumerable<PendingRepair> repairs, OffsetMap map) =>
    [
        .. from repair in repairs
           let span = map.ToText(repair.Original)
           where span is not null
           orderby span.Value.Start
           select new TextRepair(repair.Kind, span.Value, repair.Before, repair.After, repair.Gain),
    ];

    private static string Written(IReadOnlyList<Edit> edits, int first, int end)
    {
        var written = new StringBuilder(end - first);
        for (var i = first; i < end; i++)
        {
            written.Append(edits[i].Replacement);
        }

        return written.ToString();
    }

    private static double GainOf(string text, TextSpan span, string after)
    {
        var before = span.Start == 0 ? '\n' : text[span.Start - 1];
        var next = span.End < text.Length ? text[span.End] : '\n';
        return (ProseModel.Instance.Cost(before, text.AsSpan(span.Start, span.Length), next) - ProseModel.Instance.Cost(before, after, next)) / (double)ProseModel.Bit;
    }
}
