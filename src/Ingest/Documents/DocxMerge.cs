namespace Gongwen.Ingest;

/// <summary>How a cell is merged with the one above it (ECMA-376, part 1, 17.4.84 vMerge).</summary>
internal enum DocxMerge
{
    /// <summary>It stands alone, or begins a merged cell.</summary>
    None,

    /// <summary>It is the lower part of the one above.</summary>
    Continue,
}
