namespace Gongwen.Store;

/// <summary>What the index says of a question: documents that surely fit, and those that may; whoever is in the first is in the second.</summary>
internal sealed record Answer(SlotSet Sure, SlotSet Maybe)
{
    /// <summary>A question that the index answers.</summary>
    public static Answer Exactly(SlotSet slots) => new(slots, slots);

    public Answer And(Answer other) => new(Sure.And(other.Sure), Maybe.And(other.Maybe));

    public Answer Or(Answer other) => new(Sure.Or(other.Sure), Maybe.Or(other.Maybe));

    /// <summary>What may fit does not surely fail.</summary>
    public Answer Not() => new(Maybe.Not(), Sure.Not());
}
