using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Repairs broken Chinese text: mojibake of every usual kind, misaligned GBK, annotations of converters.</summary>
/// <remarks>Pure and safe from many threads. Text that is not broken comes back as it is, to the letter.</remarks>
public static class TextRepairer
{
    /// <summary>Repairs <paramref name="text"/>, line by line; no line is added or taken away.</summary>
    public static RepairedText Repair(string text)
    {
        var (repaired, repairs, lost) = Repairer.RepairText(PlainTextReader.Unmapped(text));
        return new RepairedText(repaired.Text, Place(repairs, repaired.Map), lost);
    }

    private static ImmutableArray<TextRepair> Place(ImmutableArray<PendingRepair> repairs, OffsetMap map) =>
    [
        .. from repair in repairs
           let span = map.ToText(repair.Original)
           where span is not null
           orderby span.Value.Start
           select new TextRepair(repair.Kind, span.Value, repair.Before, repair.After, repair.Gain),
    ];
}
