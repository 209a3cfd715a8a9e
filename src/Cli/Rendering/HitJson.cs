using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Store;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Rendering;

/// <summary>Query results as JSON.</summary>
internal static class HitJson
{
    public static void WriteArray(ImmutableArray<CorpusHit> hits, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: true)))
        {
            json.WriteStartArray();
            foreach (var hit in hits)
            {
                Write(json, hit);
            }

            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    public static void WriteLines(ImmutableArray<CorpusHit> hits, Stream output)
    {
        using var json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: false));
        foreach (var hit in hits)
        {
            Write(json, hit);
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    private static void Write(Utf8JsonWriter json, CorpusHit hit)
    {
        json.WriteStartObject();
        json.WriteNumber("number", hit.Key.Number);
        json.WriteString("sha256", hit.Key.Sha256);
        json.WriteString("uri", hit.Uri);
        json.WriteString("title", hit.Title);
        json.WriteString("campaign", hit.Campaign);
        json.WriteString("documentNumber", hit.DocumentNumber);
        json.WriteString("date", hit.Date);
        WriteStrings(json, "signingAuthorities", hit.SigningAuthorities);
        WriteStrings(json, "leadUnits", hit.LeadUnits);
        json.WriteString("firstDay", Iso(hit.FirstDay));
        json.WriteString("lastDay", Iso(hit.LastDay));
        json.WriteNumber("copies", hit.Copies);
        if (hit.Snippet is { } snippet)
        {
            json.WriteNumber("score", Math.Round(hit.Score, 3));
            WriteSnippet(json, snippet);
        }

        json.WriteEndObject();
    }

    private static void WriteSnippet(Utf8JsonWriter json, Snippet snippet)
    {
        json.WriteStartObject("snippet");
        json.WriteString("text", snippet.Text);
        json.WriteStartArray("marks");
        foreach (var mark in snippet.Marks)
        {
            json.WriteStartArray();
            json.WriteNumberValue(mark.Start);
            json.WriteNumberValue(mark.End);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string? Iso(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;
}
