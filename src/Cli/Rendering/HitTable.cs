using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gongwen.Store;
using NodaTime.Text;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Query results for people.</summary>
internal static class HitTable
{
    public static void Write(ImmutableArray<CorpusHit> hits, Messages messages, Terminal terminal)
    {
        if (hits.IsEmpty)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(messages["query.head.id"]).NoWrap().RightAligned());
        table.AddColumn(new TableColumn(messages["query.head.date"]).NoWrap());
        foreach (var head in (string[])["title", "authorities", "lead", "when"])
        {
            table.AddColumn(new TableColumn(messages[$"query.head.{head}"]));
        }

        foreach (var hit in hits)
        {
            table.AddRow(
                new Text(hit.Key.Number.ToString(CultureInfo.InvariantCulture)), new Text(Printable.Clean(hit.Date ?? "")), new Markup(Title(hit, messages)),
                List(hit.SigningAuthorities), List(hit.LeadUnits), new Text(When(hit)));
        }

        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            console.Write(table);
        }
    }

    private static string Title(CorpusHit hit, Messages messages)
    {
        var lines = new List<string> { hit.Title is null ? Printable.Styled(messages["tree.no-title"], "dim") : Printable.Styled(hit.Title, "bold") };
        if (hit.Campaign is { } campaign)
        {
            lines.Add(Printable.Styled(campaign, "green"));
        }

        if (hit.Copies > 0)
        {
            lines.Add(Printable.Styled(messages["query.copies", hit.Copies], "blue"));
        }

        if (hit.Snippet is { } snippet)
        {
            lines.Add(Highlight(snippet));
        }

        return string.Join('\n', lines);
    }

    private static string Highlight(Snippet snippet)
    {
        var (markup, position) = (new StringBuilder(), 0);
        foreach (var mark in snippet.Marks)
        {
            markup.Append(Printable.Styled(snippet.Text[position..mark.Start], "dim")).Append(Printable.Styled(snippet.Text[mark.Start..mark.End], "yellow"));
            position = mark.End;
        }

        return markup.Append(Printable.Styled(snippet.Text[position..], "dim")).ToString();
    }

    private static Text List(ImmutableArray<string> names) => new(Printable.Clean(string.Join('、', names)));

    private static string When(CorpusHit hit) => (hit.FirstDay, hit.LastDay) switch
    {
        ({ } first, { } last) when first != last => $"{LocalDatePattern.Iso.Format(first)}…{LocalDatePattern.Iso.Format(last)}",
        ({ } first, _) => LocalDatePattern.Iso.Format(first),
        _ => "",
    };
}
