using System.Text.Json.Nodes;

namespace Gongwen.Store;

/// <summary>What a person answered to one fact of an extraction.</summary>
/// <param name="Number">Its number in the corpus; 0 before it is stored.</param>
/// <param name="Place">RFC 6901, into the extraction without corrections: <c>/title</c>, <c>/assignments/0</c>, <c>/assignments/-</c> for an item that was missed.</param>
/// <param name="Old">JSON of what was extracted there.</param>
/// <param name="New">JSON of what is right; <c>null</c> for what is no fact.</param>
/// <param name="MadeAt">ISO 8601, UTC.</param>
/// <param name="State">What became of it.</param>
public sealed record Correction(long Number, string Place, string Old, string New, string MadeAt, CorrectionState State)
{
    /// <summary>Whether it says no more than the extraction.</summary>
    public bool IsIdle => JsonNode.DeepEquals(JsonNode.Parse(Old), JsonNode.Parse(New));
}
