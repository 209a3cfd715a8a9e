namespace Gongwen.Ingest;

/// <summary>A pure text fix: it looks at text and lists what is broken.</summary>
/// <param name="Find">
/// The edits of all it lists do not overlap and never add or remove a <c>\n</c>; there are none for clean text.
/// </param>
internal sealed record Repair(Func<string, IReadOnlyList<Damage>> Find)
{
    /// <summary>A fix of one kind.</summary>
    public Repair(string kind, Func<string, IReadOnlyList<Edit>> find)
        : this(text => find(text) is { Count: > 0 } edits ? [new Damage(kind, edits)] : [])
    {
    }
}
