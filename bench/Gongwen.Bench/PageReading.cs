using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>What reading pages costs beside what nobody can save: parsing their HTML.</summary>
internal static class PageReading
{
    private const int Rounds = 100;

    /// <summary>Prints, tab-separated, the step, its milliseconds of processor for all pages of <paramref name="folder"/> and how many times the parse that is.</summary>
    /// <returns>0, or 1 when the folder holds no page.</returns>
    public static int Measure(string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var pages = FolderSource.List(folder).Where(f => FolderSource.MediaTypeOf(f.Path) == "text/html").Select(f => Page(f.Path)).ToList();
        if (pages.Count == 0)
        {
            Console.Error.WriteLine($"No page in {folder}.");
            return 1;
        }

        var texts = pages.ConvertAll(Decoded);
        var articles = pages.ConvertAll(Ingestor.Default.Read);
        var (parse, read, extract) = Best(
            () => texts.ForEach(text => new HtmlParser().ParseDocument(text).Dispose()),
            () => pages.ForEach(page => Ingestor.Default.Read(page)),
            () => articles.ForEach(article => Extractor.Default.Extract(article)));
        Print("parse the HTML (AngleSharp)", parse, parse);
        Print("read and cut", read, parse);
        Print("read, cut and extract the facts", read + extract, parse);
        return 0;
    }

    private static RawDocument Page(string path) => new() { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = FolderSource.MediaTypeOf(path) };

    // The parser alone gets text, so that it need not look for the charset.
    private static string Decoded(RawDocument page) =>
        Encoding.GetEncoding(Ingestor.Default.Read(page).Source.Charset).GetString(page.Bytes.Span);

    // The fastest round is the one that compiling and collecting disturbed least. The steps take turns: timed one after the other, the
    // first would be slower than code compiled meanwhile that contains it.
    private static (TimeSpan Parse, TimeSpan Read, TimeSpan Extract) Best(Action parse, Action read, Action extract)
    {
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Parse: Time(parse), Read: Time(read), Extract: Time(extract))).ToList();
        return (rounds.Min(r => r.Parse), rounds.Min(r => r.Read), rounds.Min(r => r.Extract));
    }

    // Processor time, because the machine may do other work at the same time.
    private static TimeSpan Time(Action round)
    {
        var before = Environment.CpuUsage.TotalTime;
        round();
        return Environment.CpuUsage.TotalTime - before;
    }

    private static void Print(string step, TimeSpan time, TimeSpan parse) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{step}\t{time.TotalMilliseconds:F1}\t{time / parse:F2}"));
}
