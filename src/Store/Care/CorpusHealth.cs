using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>What a corpus was found to hold.</summary>
/// <param name="Documents">How many documents it has, as far as that can be read.</param>
/// <param name="Originals">How many of them have an original that is byte for byte what was stored.</param>
/// <param name="Faults">All that is wrong, what concerns the file as a whole first.</param>
public sealed record CorpusHealth(int Documents, int Originals, ImmutableArray<CorpusFault> Faults)
{
    /// <summary>The documents that reading their original again would put right.</summary>
    public ImmutableArray<long> Rereadable =>
        [.. from fault in Faults
            where fault.Kind is FaultKind.Notice or FaultKind.Facts or FaultKind.Index && fault.Document is not null
            select fault.Document!.Value into document
            where !Faults.Any(f => f.Document == document && f.Kind is FaultKind.Original or FaultKind.Document)
            group document by document into same
            orderby same.Key
            select same.Key];
}
