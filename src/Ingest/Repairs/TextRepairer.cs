namespace Gongwen.Ingest;

/// <summary>Repairs broken Chinese text: mojibake of every usual kind, misaligned GBK, annotations of converters.</summary>
/// <remarks>Pure and safe from many threads. Text that is not broken comes back as it is, to the letter.</remarks>
public static class TextRepairer
{
    /// <summary>Repairs <paramref name="text"/>, line by line; no line is added or taken away.</summary>
    public static RepairedText Repair(string text)
    {
        var (repaired, repairs, lost) = Repairer.RepairText(PlainTextReader.Unmapped(text));
        return new RepairedText(repaired.Text, PendingRepair.Place(repairs, repaired.Map), lost);
    }
}
