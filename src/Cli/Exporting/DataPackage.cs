using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Gongwen.Cli.Rendering.Sheets;
using Gongwen.Extract;

namespace Gongwen.Cli.Exporting;

/// <summary>Sheets as CSV files and their description, a Tabular Data Package (https://specs.frictionlessdata.io/tabular-data-package/).</summary>
internal static class DataPackage
{
    private static readonly ImmutableHashSet<string> s_numbers = ["document", "count"];

    private static readonly ImmutableHashSet<string> s_days = ["by", "start", "end"];

    /// <summary>Writes them into <paramref name="folder"/>, which is made when it is not there; the description comes last.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="sheets">The first has a row a document; the others refer to it by the column <c>document</c>.</param>
    /// <param name="messages">What the columns are.</param>
    public static void Write(string folder, IEnumerable<Sheet> sheets, Messages messages)
    {
        Directory.CreateDirectory(folder);
        var written = new List<(Sheet Sheet, string File)>();
        foreach (var sheet in sheets)
        {
            var file = Path.Combine(folder, $"{sheet.Name}.csv");
            using (var output = File.Create(file))
            {
                SheetCsv.Write(sheet, output);
            }

            written.Add((sheet, file));
        }

        using var description = File.Create(Path.Combine(folder, "datapackage.json"));
        using var json = new Utf8JsonWriter(description, NoticeJson.WriterOptions(indented: true));
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", "gongwen");
        json.WriteStartArray("resources");
        foreach (var (sheet, file) in written)
        {
            Describe(json, sheet, file, written[0].Sheet.Name, messages);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Describe(Utf8JsonWriter json, Sheet sheet, string file, string documents, Messages messages)
    {
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", sheet.Name);
        json.WriteString("path", Path.GetFileName(file));
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        using (var written = File.OpenRead(file))
        {
            json.WriteNumber("bytes", written.Length);
            json.WriteString("hash", $"sha256:{Convert.ToHexStringLower(SHA256.HashData(written))}");
        }

        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in sheet.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Key);
            json.WriteString("type", s_numbers.Contains(column.Key) ? "integer" : s_days.Contains(column.Key) ? "date" : "string");
            json.WriteString("title", messages.Heading(column));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (sheet.Name == documents)
        {
            json.WriteString("primaryKey", "document");
        }
        else
        {
            json.WriteStartArray("foreignKeys");
            json.WriteStartObject();
            json.WriteString("fields", "document");
            json.WriteStartObject("reference");
            json.WriteString("resource", documents);
            json.WriteString("fields", "document");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
