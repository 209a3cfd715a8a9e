using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Cli.Rendering;

/// <summary>Writes a repaired document as one JSON object: <c>source</c>, <c>text</c>, <c>repairs</c>, <c>lost</c>.</summary>
/// <remarks><c>start</c> and <c>end</c> count UTF-16 code units of <c>text</c>, end exclusive; <c>gain</c> is in bits.</remarks>
internal static class RepairJson
{
    public static void Write(RepairedDocument document, Stream output)
    {
        using var json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: false));
        json.WriteStartObject();
        WriteSource(json, document.Source);
        json.WriteString("text", document.Repaired.Text);
        json.WriteStartArray("repairs");
        foreach (var repair in document.Repaired.Repairs)
        {
            WriteRepair(json, repair);
        }

        json.WriteEndArray();
        json.WriteNumber("lost", document.Repaired.Lost);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, DocumentSource source)
    {
        json.WriteStartObject("source");
        json.WriteString("uri", source.Uri);
        json.WriteString("sha256", source.Sha256);
        json.WriteString("mediaType", source.MediaType);
        json.WriteString("charset", source.Charset);
        json.WriteNumber("charsetConfidence", Math.Round(source.CharsetConfidence, 3));
        json.WriteEndObject();
    }

    private static void WriteRepair(Utf8JsonWriter json, TextRepair repair)
    {
        json.WriteStartObject();
        json.WriteString("kind", repair.Kind);
        json.WriteNumber("start", repair.Span.Start);
        json.WriteNumber("end", repair.Span.End);
        json.WriteString("before", repair.Before);
        json.WriteString("after", repair.After);
        json.WriteNumber("gain", Math.Round(repair.Gain, 1));
        json.WriteEndObject();
    }
}
