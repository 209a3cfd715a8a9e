using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Repairs broken text line by line: mojibake, misaligned GBK, pinyin annotations.</summary>
internal static class Repairer
{
    // In this order: a repair may uncover what the next one sees.
    private static readonly ImmutableArray<Repair> Broken =
    [
        new("hz", Hz.Find),
        new("escapes", CharacterEscapes.Find),
        new(Mojibake.Find),
        new("zero-width", ZeroWidth.Find),
        new("entity", Entities.Find),
        new("split-by-annotation", SplitByAnnotation.Find),
        new("misaligned-gbk", MisalignedGbk.Find),
        new("lost", LostText.Find),
        new("pinyin", PinyinAnnotations.Find),
        new("invisible", Invisible.Find),
        new("private-use", PrivateUse.Find),
    ];

    /// <summary>All that a document needs: also leaves out marks of Markdown, and a broken copy of what stands there whole.</summary>
    /// <returns>The repaired text, what was repaired, and how many characters were lost for good.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs, int Lost) Repair(SourceText text)
    {
        (text, var done) = Apply(text, [.. Broken, new("markdown", Markdown.Find)]);
        (text, done) = LeaveOutBrokenCopy(text, done);
        return (text, done, text.Text.AsSpan().Count('\ufffd'));
    }

    /// <summary>Only what is broken; nothing that somebody wrote is left out.</summary>
    /// <returns>As <see cref="Repair"/>.</returns>
    public static (SourceText Text, ImmutableArray<PendingRepair> Repairs, int Lost) RepairText(SourceText text)
    {
        var (repaired, done) = Apply(text, Broken);
        return (repaired, done, repaired.Text.AsSpan().Count('\ufffd'));
    }

    private static (SourceText Text, ImmutableArray<PendingRepair> Done) Apply(SourceText text, ImmutableArray<Repair> repairs)
    {
        var done = ImmutableArray.CreateBuilder<PendingRepair>();
        foreach (var repair in repairs)
        {
            var damages = repair.Find(text.Text);
            var edits = new List<Edit>(damages.Sum(d => d.Edits.Count));
            foreach (var damage in damages)
            {
                done.AddRange(PendingRepair.Of(damage.Kind, text, damage.Edits));
                edits.AddRange(damage.Edits);
            }

            text = text.Apply(edits);
        }

        return (text, done.ToImmutable());
    }

    private static (SourceText Text, ImmutableArray<PendingRepair> Repairs) LeaveOutBrokenCopy(SourceText text, ImmutableArray<PendingRepair> done)
    {
        var mojibake = done.Where(r => r.Kind.Contains("-as-", StringComparison.Ordinal)).ToList();
        var edits = BrokenCopy.Find(text.Text, [.. mojibake.Select(r => text.Map.ToText(r.Original)).OfType<TextSpan>()]);
        return edits.Count == 0
            ? (text, done)
            : (text.Apply(edits), [.. done.Except(mojibake), .. PendingRepair.Of("broken-copy", text, edits)]);
    }
}
