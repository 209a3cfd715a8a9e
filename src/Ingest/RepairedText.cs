using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Text after repair, and everything that was done to it.</summary>
/// <param name="Text">The repaired text: as many lines as before.</param>
/// <param name="Repairs">In order of the text; empty when nothing was broken.</param>
/// <param name="Lost">How many gaps could not be filled; each stands in the text as one U+FFFD.</param>
public sealed record RepairedText(string Text, ImmutableArray<TextRepair> Repairs, int Lost);
