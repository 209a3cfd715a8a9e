namespace Gongwen.Store;

/// <summary>Something that is not as it must be.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Document">The document's number; null when it concerns no single one.</param>
/// <param name="Detail">For people, in English.</param>
public sealed record CorpusFault(FaultKind Kind, long? Document, string Detail);
