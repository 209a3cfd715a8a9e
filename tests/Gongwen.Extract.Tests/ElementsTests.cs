using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>One file in Cases/elements is one test: the elements that the notice has, one a line; what is not listed is not there.</summary>
public sealed class ElementsTests
{
    private const string Folder = "elements";
    private const string Failing = $"{Folder}/{NoticeCase.KnownFailing}";

    public static TheoryData<string> Notices() => [.. NoticeCase.Names(Folder)];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Notice_has_its_elements(string name)
    {
        var notice = NoticeCase.Read(Folder, name);
        var described = Describe(notice.Extract());
        Assert.Equal(notice.ExpectedFor(described), described);
    }

    [Fact]
    public void Known_failures_still_fail() => Assert.DoesNotContain(NoticeCase.Names(Failing), n => Passes(NoticeCase.Read(Failing, n)));

    // One that passes now belongs in the folder above.
    private static bool Passes(NoticeCase notice) => notice.Expected == Describe(notice.Extract());

    private static string Describe(OfficialDocument document) => string.Join('\n', new (string Name, IEnumerable<string?> Values)[]
    {
        ("title", [document.Title?.Value]),
        ("documentNumber", [document.DocumentNumber?.Value]),
        ("signingAuthorities", document.SigningAuthorities.Select(o => o.Value)),
        ("mainRecipients", document.MainRecipients.Select(o => o.Value)),
        ("documentDate", [document.DocumentDate?.Value.ToString()]),
        ("printingOffice", [document.PrintingOffice?.Value]),
        ("printDate", [document.PrintDate?.Value.ToString()]),
        ("copyRecipients", document.CopyRecipients.Select(o => o.Value)),
        ("attachments", document.Attachments.Select(a => a.Value)),
        ("campaign", [document.Campaign?.Value]),
    }.Select(e => (e.Name, Text: string.Join(" | ", e.Values.Where(v => v is not null)))).Where(e => e.Text.Length > 0).Select(e => $"{e.Name}: {e.Text}"));
}
