using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Ties the files that a page links to the names in the 附件说明.</summary>
internal static class AttachmentTies
{
    /// <summary>For each file the index of its name, by name, else by number; null when it has none.</summary>
    public static ImmutableArray<int?> Tie(ImmutableArray<PageAttachment> files, ImmutableArray<Fact<string>> attachments)
    {
        var names = attachments.Select(a => AttachmentName.Letters(a.Value)).ToArray();
        var ties = files.Select(f => ByName(AttachmentName.Letters(f.Name), names)).ToArray();
        for (var i = 0; i < ties.Length; i++)
        {
            ties[i] ??= ByNumber(files[i], names, ties);
        }

        return [.. ties];
    }

    private static int? ByName(string name, string[] names)
    {
        var same = Array.IndexOf(names, name);
        if (same >= 0)
        {
            return same;
        }

        var alike = Enumerable.Range(0, names.Length).Where(i => AttachmentName.IsPart(names[i], name) || AttachmentName.IsPart(name, names[i])).ToList();
        return alike.Count == 1 ? alike[0] : null;
    }

    // 附件2 with no name, or one in other words: the second name, if no other file has it.
    private static int? ByNumber(PageAttachment file, string[] names, int?[] ties) =>
        file.Number - 1 is { } index && index >= 0 && index < names.Length && !ties.Contains(index) ? index : null;
}
