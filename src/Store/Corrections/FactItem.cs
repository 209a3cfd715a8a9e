using System.Text.Json.Nodes;

namespace Gongwen.Store;

/// <summary>One fact of a list on its way through corrections.</summary>
/// <param name="Index">Where the extraction has it; -1 for what a person added.</param>
/// <param name="Value">What is right.</param>
/// <param name="Correction">The number of the correction that says so; null for what stands as extracted.</param>
internal sealed record FactItem(int Index, JsonNode Value, long? Correction);
