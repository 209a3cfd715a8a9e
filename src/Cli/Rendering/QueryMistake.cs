using System.Globalization;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Rendering;

/// <summary>A query that cannot be understood, for the person who typed it: what is wrong, the query, and under it where.</summary>
internal static class QueryMistake
{
    public static string Explain(QueryException mistake, Messages messages)
    {
        var place = mistake.Query.Substring(mistake.Place.Start, mistake.Place.Length);
        var says = messages[$"query.error.{NoticeJson.Kebab(mistake.Error)}", Printable.Clean(place)];
        var hint = mistake.Suggestions.IsEmpty ? "" : $" {messages["query.suggestion", string.Join(", ", mistake.Suggestions)]}";
        return $"{says}{hint}\n  {Printable.Clean(mistake.Query)}\n  {Pointer(mistake.Query, mistake.Place)}";
    }

    // A hanzi is two columns wide on a terminal.
    private static string Pointer(string query, TextSpan place)
    {
        var (before, under) = (Columns(query[..place.Start]), Columns(query.Substring(place.Start, place.Length)));
        return new string(' ', before) + new string('^', Math.Max(1, under));
    }

    private static int Columns(string text)
    {
        var (columns, elements) = (0, StringInfo.GetTextElementEnumerator(text));
        while (elements.MoveNext())
        {
            columns += elements.GetTextElement()[0] is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uFFE6' and not (>= '\uFF61' and <= '\uFFDC')) ? 2 : 1;
        }

        return columns;
    }
}
