using System.Text.Json;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Writes what the contract takes over from reading: the original, tables, repairs.</summary>
internal sealed class ArticleJson(Utf8JsonWriter json, Article article)
{
    /// <summary>Writes <c>source</c>: the original and its charset.</summary>
    public void WriteSource()
    {
        json.WriteStartObject("source");
        json.WriteString("uri", article.Source.Uri);
        json.WriteString("sha256", article.Source.Sha256);
        json.WriteString("mediaType", article.Source.MediaType);
        json.WriteString("charset", article.Source.Charset);
        json.WriteNumber("charsetConfidence", Math.Round(article.Source.CharsetConfidence, 3));
        WriteCharsetAlternatives();
        WriteCharsetDeclared();
        json.WriteEndObject();
    }

    private void WriteCharsetAlternatives()
    {
        json.WriteStartArray("charsetAlternatives");
        foreach (var guess in article.Source.CharsetAlternatives)
        {
            json.WriteStartObject();
            json.WriteString("charset", guess.Charset);
            json.WriteNumber("confidence", Math.Round(guess.Confidence, 3));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCharsetDeclared()
    {
        json.WriteStartArray("charsetDeclared");
        foreach (var declared in article.Source.CharsetDeclared)
        {
            json.WriteStartObject();
            json.WriteString("label", declared.Label);
            json.WriteString("by", declared.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes <c>tables</c>.</summary>
    public void WriteTables()
    {
        json.WriteStartArray("tables");
        foreach (var table in article.Tables)
        {
            json.WriteStartObject();
            json.WriteNumber("rows", table.Rows);
            json.WriteNumber("columns", table.Columns);
            json.WriteSpan("span", table.Span);
            json.WriteStartArray("cells");
            foreach (var cell in table.Cells)
            {
                json.WriteStartObject();
                json.WriteNumber("row", cell.Row);
                json.WriteNumber("column", cell.Column);
                json.WriteNumber("rowSpan", cell.RowSpan);
                json.WriteNumber("columnSpan", cell.ColumnSpan);
                json.WriteSpan("span", cell.Span);
                if (cell.IsHeader)
                {
                    json.WriteString("header", NoticeJson.Kebab(cell.Header));
                }

                json.WriteString("text", article.Text.AsSpan(cell.Span.Start, cell.Span.Length));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes <c>repairs</c> and <c>lost</c>.</summary>
    public void WriteRepairs()
    {
        json.WriteStartArray("repairs");
        foreach (var repair in article.Repairs)
        {
            json.WriteStartObject();
            json.WriteString("kind", repair.Kind);
            json.WriteSpan("span", repair.Span);
            json.WriteString("before", repair.Before);
            json.WriteString("after", repair.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("lost", article.Lost);
    }
}
