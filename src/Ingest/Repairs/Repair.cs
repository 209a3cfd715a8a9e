namespace Gongwen.Ingest;

/// <summary>A named, pure text fix: it looks at text and lists the edits it wants, in order.</summary>
/// <param name="Kind">What was wrong, as in <see cref="TextRepair.Kind"/>.</param>
/// <param name="Find">Never adds or removes a <c>\n</c>; gives no edits for clean text.</param>
internal sealed record Repair(string Kind, Func<string, IReadOnlyList<Edit>> Find);
