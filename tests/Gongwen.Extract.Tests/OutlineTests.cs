using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>One file in Cases/outline is one test: <c>level | number | heading | role</c> of each section, indented by level.</summary>
public sealed class OutlineTests
{
    private const string Folder = "outline";
    private const string Failing = $"{Folder}/{NoticeCase.KnownFailing}";

    public static TheoryData<string> Notices() => [.. NoticeCase.Names(Folder)];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Notice_has_its_outline(string name)
    {
        var notice = NoticeCase.Read(Folder, name);
        var described = Describe(notice.Extract());
        Assert.Equal(notice.ExpectedFor(described), described);
    }

    [Fact]
    public void Known_failures_still_fail() => Assert.DoesNotContain(NoticeCase.Names(Failing), n => Passes(NoticeCase.Read(Failing, n)));

    // One that passes now belongs in the folder above.
    private static bool Passes(NoticeCase notice) => notice.Expected == Describe(notice.Extract());

    private static string Describe(OfficialDocument document) => string.Join('\n', document.Sections.Select(s =>
        $"{new string(' ', 2 * (s.Level - 1))}{s.Level} | {s.Number ?? "-"} | {s.Heading ?? "-"} | {(s.Role is { } role ? NoticeJson.Kebab(role) : "-")}"));
}
