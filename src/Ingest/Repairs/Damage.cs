namespace Gongwen.Ingest;

/// <summary>What is broken in one way.</summary>
/// <param name="Kind">As in <see cref="TextRepair.Kind"/>.</param>
/// <param name="Edits">In order.</param>
internal readonly record struct Damage(string Kind, IReadOnlyList<Edit> Edits);
