namespace Gongwen.Ingest;

/// <summary>A file that a page links with its notice.</summary>
/// <param name="Name">Without number, extension, size and download words; the file's own name where the page shows none.</param>
/// <param name="Number">The number that it bears (附件2); null when it bears none.</param>
/// <param name="Link">What the <c>href</c> says.</param>
/// <param name="Address">The absolute address; null when the page's own is not known.</param>
/// <param name="Source">Where its words stand in the original.</param>
public sealed record PageAttachment(string Name, int? Number, string Link, string? Address, SourceSpan Source);
