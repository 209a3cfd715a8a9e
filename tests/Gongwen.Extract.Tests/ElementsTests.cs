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

    [Theory]
    [InlineData("云溪市水务局关于印发《节水活动方案》的通知", "通知")]
    [InlineData("云溪市水务局节水活动实施方案（试行）", "方案")]
    [InlineData("中共云溪市委办公室印发《关于加强节水工作的意见》", "意见")]
    [InlineData("云溪市2023年节水二三事", null)]
    public void The_end_of_the_title_tells_the_kind_of_document(string title, string? kind) =>
        Assert.Equal(kind, new NoticeCase("kind.txt", $"{title}\n各县水务局：\n现将有关事项通知如下。\n云溪市水务局\n2023年3月1日\n", "").Extract().DocumentKind?.Value);

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
        ("securityLevel", [document.SecurityLevel?.Value]),
        ("urgency", [document.Urgency?.Value]),
        ("signatory", [document.Signatory?.Value]),
        ("effectiveDate", [document.EffectiveDate?.Value.ToString()]),
        ("expiryDate", [document.ExpiryDate?.Value.ToString()]),
        ("remark", [document.Remark?.Value]),
        ("contacts", document.Contacts.Select(c => $"{c.Name} {string.Join(' ', c.Phones.Concat(c.Emails))}")),
        ("campaign", [document.Campaign?.Value]),
    }.Select(e => (e.Name, Text: string.Join(" | ", e.Values.Where(v => v is not null)))).Where(e => e.Text.Length > 0).Select(e => $"{e.Name}: {e.Text}"));
}
