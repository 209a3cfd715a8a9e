using System.Globalization;
using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Extract.Scoring;
using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Scores for people or programs.</summary>
internal static class ScorePrinter
{
    public static void Print(GoldScorer scorer, string format, int differences, (Messages Messages, Terminal Terminal) session)
    {
        if (format == "json")
        {
            WriteJson(scorer, session.Terminal.Output);
        }
        else
        {
            WriteTable(scorer, differences, session.Messages, session.Terminal);
        }
    }

    private static void WriteTable(GoldScorer scorer, int differences, Messages messages, Terminal terminal)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(messages["score.head.metric"]);
        foreach (var head in (string[])["P", "R", "F1", messages["score.head.facts"]])
        {
            table.AddColumn(new TableColumn(head).RightAligned());
        }

        var scores = scorer.Scores;
        foreach (var metric in GoldFacts.Metrics)
        {
            var score = scores[metric];
            table.AddRow(metric, Rate(score.Precision), Rate(score.Recall), Rate(score.F1), score.Gold.ToString(CultureInfo.InvariantCulture));
        }

        var (console, writer) = terminal.OpenConsole();
        using (writer)
        {
            foreach (var metric in GoldFacts.Metrics)
            {
                foreach (var difference in scores[metric].Differences.Take(differences))
                {
                    console.WriteLine($"{metric,-24} {Printable.Clean(difference.ToString())}");
                }
            }

            console.Write(table);
            console.Write(ReliabilityTable(Reliability.Of(scorer.Judged), messages));
            console.WriteLine(messages["score.mean", scorer.Documents, scorer.Mean.ToString("F4", CultureInfo.InvariantCulture)]);
        }
    }

    // Of facts at 0.9, nine in ten should be right.
    private static Table ReliabilityTable(Reliability reliability, Messages messages)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(messages["score.head.confidence"]);
        foreach (var head in (string[])["score.head.found", "score.head.right", "score.head.promised", "score.head.kept"])
        {
            table.AddColumn(new TableColumn(messages[head]).RightAligned());
        }

        foreach (var bin in reliability.Bins)
        {
            table.AddRow(
                string.Create(CultureInfo.InvariantCulture, $"{bin.From:F2}–{bin.To:F2}"),
                bin.Facts.ToString(CultureInfo.InvariantCulture), bin.Right.ToString(CultureInfo.InvariantCulture), Rate(bin.Promised), Rate(bin.Precision));
        }

        table.Caption(messages["score.calibration-error", Rate(reliability.Error)]);
        return table;
    }

    private static void WriteJson(GoldScorer scorer, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, NoticeJson.WriterOptions(indented: true)))
        {
            json.WriteStartObject();
            json.WriteNumber("mean", scorer.Mean);
            json.WriteNumber("documents", scorer.Documents);
            json.WriteStartObject("metrics");
            var scores = scorer.Scores;
            foreach (var metric in GoldFacts.Metrics)
            {
                WriteMetric(json, metric, scores[metric]);
            }

            json.WriteEndObject();
            WriteReliability(json, Reliability.Of(scorer.Judged));
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteReliability(Utf8JsonWriter json, Reliability reliability)
    {
        json.WriteStartObject("reliability");
        json.WriteNumber("error", reliability.Error);
        json.WriteStartArray("bins");
        foreach (var bin in reliability.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("from", bin.From);
            json.WriteNumber("to", bin.To);
            json.WriteNumber("facts", bin.Facts);
            json.WriteNumber("right", bin.Right);
            json.WriteNumber("promised", bin.Promised);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMetric(Utf8JsonWriter json, string metric, GoldScore score)
    {
        json.WriteStartObject(metric);
        json.WriteNumber("precision", score.Precision);
        json.WriteNumber("recall", score.Recall);
        json.WriteNumber("f1", score.F1);
        json.WriteNumber("gold", score.Gold);
        json.WriteStartArray("differences");
        foreach (var difference in score.Differences)
        {
            json.WriteStartObject();
            json.WriteString("document", difference.Document);
            json.WriteString("kind", difference.IsMissed ? "missed" : "extra");
            json.WriteString("fact", difference.Fact);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Rate(double rate) => rate.ToString("F3", CultureInfo.InvariantCulture);
}
