using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Extract;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>A sheet as JSON: an object a row, a field a column.</summary>
internal static class SheetJson
{
    /// <summary>One indented array.</summary>
    public static void WriteArray(Sheet sheet, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: true)))
        {
            json.WriteStartArray();
            foreach (var row in sheet.Rows)
            {
                Write(json, sheet, row);
            }

            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>One object a line.</summary>
    public static void WriteLines(Sheet sheet, Stream output)
    {
        using var json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: false));
        foreach (var row in sheet.Rows)
        {
            Write(json, sheet, row);
            json.Flush();
            output.WriteByte((byte)'\n');
            json.Reset();
        }
    }

    private static void Write(Utf8JsonWriter json, Sheet sheet, ImmutableArray<object?> row)
    {
        json.WriteStartObject();
        foreach (var (column, cell) in sheet.Columns.Zip(row))
        {
            json.WritePropertyName(column.Key);
            Write(json, cell);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case LocalDate date:
                json.WriteStringValue(LocalDatePattern.Iso.Format(date));
                break;
            case ImmutableArray<string> items:
                json.WriteStartArray();
                foreach (var item in items)
                {
                    json.WriteStringValue(item);
                }

                json.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"No cell is a {cell.GetType()}.", nameof(cell));
        }
    }
}
