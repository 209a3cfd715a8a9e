using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Gongwen.Cli.Rendering.Sheets;
using NodaTime;

namespace Gongwen.Cli.Tests;

public sealed class SheetTests : IDisposable
{
    private static readonly Messages s_messages = Messages.Load("zh");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongwen-sheets-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=cmd()", "\"'=cmd()\"")]
    [InlineData("@a,b", "\"'@a,b\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData(null, "")]
    public void Csv_fields_are_quoted_and_harmless(string? value, string field)
    {
        using var output = new MemoryStream();
        SheetCsv.Write(Sheet.Of("one", [value], ("task", 10, v => v), ("end", 10, _ => "")), output);
        Assert.Equal($"task,end\r\n{field},\r\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public void Csv_begins_with_a_mark_only_when_asked()
    {
        using var output = new MemoryStream();
        SheetCsv.Write(Ledger("台账"), output, mark: true);
        Assert.Equal([0xEF, 0xBB, 0xBF], output.ToArray()[..3]);
    }

    [Fact]
    public void Markdown_cells_hold_no_markup() => Assert.Contains(
        @"| a\|b&lt;i>\*c\*<br>d |", Written(output => SheetMarkdown.Write(Sheet.Of("one", ["a|b<i>*c*\nd"], ("task", 10, v => v)), s_messages, output)), StringComparison.Ordinal);

    [Fact]
    public void A_workbook_is_valid_and_holds_its_sheets_under_names_a_spreadsheet_takes()
    {
        using var document = SpreadsheetDocument.Open(Book([Ledger("关于[一]：a/b?*"), Ledger(new string('长', 40)), Ledger(new string('长', 40))]), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(
            ["关于_一_：a_b__", new string('长', 31), new string('长', 27) + " (2)"],
            document.WorkbookPart!.Workbook!.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value!));
    }

    // An independent reader: what LibreOffice shows is what was written, dates are dates, and nothing is a formula.
    [Fact]
    public async Task LibreOffice_opens_a_workbook_and_shows_what_was_written()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed.");
        var book = Book([Ledger("台账")]);
        var start = new ProcessStartInfo("/usr/bin/soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[
            $"-env:UserInstallation=file://{_folder.FullName}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
            "--outdir", _folder.FullName, book])
        {
            start.ArgumentList.Add(argument);
        }

        using var office = Process.Start(start)!;
        var said = await office.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(office.ExitCode == 0, said);
        var shown = await File.ReadAllTextAsync(Path.ChangeExtension(book, "csv"), TestContext.Current.CancellationToken);
        Assert.Equal(
            "某方案,,,\n任务,牵头单位,完成时限,公文数\n\"=1+1\n第二行\",市教育局、市财政局,2023-05-31,3\n\uFFFD,,,\n",
            shown.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    private static Sheet Ledger(string name) => Sheet.Of<(string Task, ImmutableArray<string> Lead, LocalDate? By, long? Count)>(
        name,
        [("=1+1\n第二行", ["市教育局", "市财政局"], new LocalDate(2023, 5, 31), 3), ("\u0001", [], null, null)],
        ("task", 30, r => r.Task),
        ("lead", 20, r => r.Lead),
        ("by", 12, r => r.By),
        ("documents", 8, r => r.Count)) with
    { Title = "某方案" };

    private string Book(IEnumerable<Sheet> sheets)
    {
        var path = Path.Combine(_folder.FullName, "book.xlsx");
        using var output = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        Workbook.Write(sheets, s_messages, output);
        return path;
    }

    private static string Written(Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
