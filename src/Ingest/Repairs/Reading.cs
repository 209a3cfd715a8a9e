namespace Gongwen.Ingest;

/// <summary>Text read anew.</summary>
/// <param name="Gain">By how much it is likelier than what stands there, in the units of <see cref="ProseModel"/>.</param>
/// <param name="Edits">What changes; none when it had better stand as it is.</param>
internal readonly record struct Reading(int Gain, List<Edit> Edits);
