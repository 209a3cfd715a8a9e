using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>附件说明, and where the text of attachments begins.</summary>
internal sealed record Attachments(ImmutableArray<Fact<string>> Names, ImmutableDictionary<int, Fact<string>> Starts)
{
    /// <summary>
    /// The names without those of linked files that say no more than one before them, or than the notice's own
    /// <paramref name="title"/>: a page links the notice itself as a file too.
    /// </summary>
    public Attachments WithoutRepeatedFiles(string? title, string fileRule)
    {
        var known = title is null ? [] : new List<string> { AttachmentName.Letters(title[Math.Max(0, title.IndexOf("关于", StringComparison.Ordinal))..]) };
        var kept = ImmutableArray.CreateBuilder<Fact<string>>(Names.Length);
        foreach (var name in Names.OrderBy(n => n.Evidence.Rule == fileRule))
        {
            var letters = AttachmentName.Letters(name.Value);
            if (name.Evidence.Rule != fileRule || !known.Exists(k => k == letters || AttachmentName.IsPart(k, letters) || AttachmentName.IsPart(letters, k)))
            {
                kept.Add(name);
                known.Add(letters);
            }
        }

        return this with { Names = kept.DrainToImmutable() };
    }
}
