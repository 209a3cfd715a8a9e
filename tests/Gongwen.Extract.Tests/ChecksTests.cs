using Gongwen.Ingest;
using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>One file in Cases/checks is one test: what disagrees in the notice, one a line, with the words it is said of; a notice in order has none.</summary>
public sealed class ChecksTests
{
    private const string Folder = "checks";

    public static TheoryData<string> Notices() => [.. NoticeCase.Names(Folder)];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Notice_has_its_issues(string name)
    {
        var notice = NoticeCase.Read(Folder, name);
        var described = Describe(notice.Extract());
        Assert.Equal(notice.ExpectedFor(described), described);
    }

    private static string Describe(OfficialDocument document) => string.Join('\n', document.Issues.Select(i => $"{i.Code} | {Words(document.Text, i.Span)}"));

    private static string Words(string text, TextSpan? span) => span is { } words ? text.Substring(words.Start, words.Length) : "-";
}
