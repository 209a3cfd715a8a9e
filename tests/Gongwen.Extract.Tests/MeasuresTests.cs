using System.Globalization;
using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>One file in Cases/measures or Cases/citations is one test.</summary>
public sealed class MeasuresTests
{
    public static TheoryData<string> Measures() => [.. NoticeCase.Names("measures")];

    public static TheoryData<string> Citations() => [.. NoticeCase.Names("citations")];

    [Theory]
    [MemberData(nameof(Measures))]
    public void Notice_sets_its_measures(string name)
    {
        var notice = NoticeCase.Read("measures", name);
        var document = notice.Extract();
        var described = string.Join('\n', document.Measures.Select(Describe));
        Assert.Equal(notice.ExpectedFor(described), described);
        Assert.All(document.Measures, m => Assert.Equal(m.Text, TextOf(document, m.Evidence)));
    }

    [Theory]
    [MemberData(nameof(Citations))]
    public void Notice_names_the_documents_it_cites(string name)
    {
        var notice = NoticeCase.Read("citations", name);
        var document = notice.Extract();
        var described = string.Join('\n', document.Citations.Select(c => $"{c.Title}\t{c.DocumentNumber}\t{TextOf(document, c.Evidence)}"));
        Assert.Equal(notice.ExpectedFor(described), described);
    }

    private static string TextOf(OfficialDocument document, Evidence evidence) =>
        document.Text.Substring(evidence.Span!.Value.Start, evidence.Span.Value.Length);

    private static string Describe(Measure measure) => string.Join('\t',
        measure.Text, NoticeJson.Kebab(measure.Comparator), measure.Quantity.ToString("0.####", CultureInfo.InvariantCulture),
        measure.High?.ToString("0.####", CultureInfo.InvariantCulture), measure.Unit, measure.Per, measure.Subject);
}
