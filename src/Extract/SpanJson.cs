using System.Text.Json;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Writes spans as the contract has them: <c>[start, end]</c>, the end exclusive.</summary>
internal static class SpanJson
{
    public static void WriteSpan(this Utf8JsonWriter json, string name, TextSpan span) => json.WriteRange(name, span.Start, span.End);

    public static void WriteRange(this Utf8JsonWriter json, string name, int start, int end)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(start);
        json.WriteNumberValue(end);
        json.WriteEndArray();
    }
}
