using System.Text;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>
/// A page in Cases/Blocks with its lines and tables as people see them, a text in Cases/Wraps with its lines put together again;
/// set UPDATE_CASES=1 to write the expectations anew and review the diff.
/// </summary>
public sealed class BlocksCaseTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases");

    private static readonly LineJoiner Joiner = new(Ingestor.Default.Rules);

    public static IEnumerable<TheoryDataRow<string>> Pages => Names("Blocks", "*.html");

    public static IEnumerable<TheoryDataRow<string>> Texts => Names("Wraps", "*.txt");

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_people_see(string name)
    {
        var page = HtmlReader.Read(File.ReadAllText(Path.Combine(Folder, "Blocks", name)));
        page = page with { Source = Repairer.Repair(page.Source).Text };
        Check(Path.Combine(Folder, "Blocks", Path.ChangeExtension(name, ".expected")), Describe(page));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Lines_broken_at_a_width_are_joined(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "Wraps", name));
        var (page, joined) = Joiner.Join(PlainTextReader.Read(PlainTextReader.Unmapped(text)));
        Assert.Equal(page.Lines.Length, page.Source.Text.Split('\n').Length);
        Check(Path.Combine(Folder, "Wraps", Path.ChangeExtension(name, ".expected")), $"{joined} joined\n{page.Source.Text}");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Joining_twice_joins_nothing_more(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, "Wraps", name));
        Assert.Equal(0, Joiner.Join(Joiner.Join(PlainTextReader.Read(PlainTextReader.Unmapped(text))).Page).Joined);
    }

    private static void Check(string expected, string described)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, described);
        }

        Assert.Equal(File.ReadAllText(expected), described);
    }

    private static string Describe(PageText page)
    {
        var text = new StringBuilder();
        var lines = page.Source.Text.Split('\n');
        Assert.Equal(lines.Length, page.Lines.Length);
        foreach (var (line, layout) in lines.Zip(page.Lines))
        {
            text.Append(layout.Kind.ToString().PadRight(10)).Append('|').Append(line).Append('\n');
        }

        foreach (var table in page.Tables)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"table {table.Rows} x {table.Columns}\n");
            foreach (var cell in table.Cells)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {cell.Row},{cell.Column} {cell.RowSpan}x{cell.ColumnSpan} {cell.Header} {string.Join('/', lines[cell.FirstLine..cell.EndLine])}\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<TheoryDataRow<string>> Names(string folder, string pattern) =>
        Directory.GetFiles(Path.Combine(Folder, folder), pattern).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n!));
}
