using System.Text;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class NormaliserTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases => TextCases.Names("Normalise");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Normalises_as_the_case_shows(string name) =>
        Assert.Equal(TextCases.Expected("Normalise", name), Normalise(TextCases.Decode(TextCases.Input("Normalise", name)).Text));

    [Fact]
    public void Every_fold_is_one_scalar_for_one_that_no_fold_changes() => Assert.All(DataFile.Rows("folds.tsv"), row =>
    {
        Assert.Equal((1, 1), (row[0].EnumerateRunes().Count(), row[1].EnumerateRunes().Count()));
        Assert.NotEqual("", row[2]);
        Assert.Equal(row[1], Normalise(row[1]));
        Assert.Equal(row[1], Normalise(row[0]));
    });

    [Fact]
    public void Letters_and_ideographs_become_what_Unicode_says() => Assert.All(
        DataFile.Rows("folds.tsv").Where(row => row[2] is "full width" or "compatibility"),
        row => Assert.Equal(row[1], row[0].Normalize(NormalizationForm.FormKC)));

    [Fact]
    public void A_run_is_one_repair_that_knows_its_place()
    {
        var (text, repairs) = Normaliser.Normalise(PlainTextReader.Unmapped("于２０２３年⼆月"));
        Assert.Equal("于2023年二月", text.Text);
        Assert.Equal([("２０２３", "2023", new SourceSpan(1, 4)), ("⼆", "二", new SourceSpan(6, 1))], repairs.Select(r => (r.Before, r.After, r.Original)));
    }

    [Fact]
    public void Once_is_enough_and_lines_stay() => Prop.ForAll(
        Gen.Elements("⼀ ２ Ａ ﹕ ︰ 豈 \ud87e\udc1d 丽 ， ： “ （ \u200b \u0001 \u00ad \n 关 于 \ud842 x".Split(' ')).ListOf().ToArbitrary(),
        parts =>
        {
            var text = string.Concat(parts);
            var once = Normalise(text);
            return once == Normalise(once) && once.Count(c => c == '\n') == text.Count(c => c == '\n');
        }).AlwaysHolds();

    // Letters in full width, radicals and look-alikes are all that ever changes in what people wrote.
    [Fact]
    public void Chinese_punctuation_of_real_documents_stays() => Assert.All(
        TextCases.Real("corpus/text", "eval/text").SelectMany(f => Normaliser.Normalise(TextCases.Decode(File.ReadAllBytes(f))).Repairs),
        repair => Assert.DoesNotContain(repair.Before, c => "，。、；：？！（）“”‘’《》〔〕【】—…·".Contains(c, StringComparison.Ordinal)));

    private static string Normalise(string text) => Normaliser.Normalise(PlainTextReader.Unmapped(text)).Text.Text;
}
