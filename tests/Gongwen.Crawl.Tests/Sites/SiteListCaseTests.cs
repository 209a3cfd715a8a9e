using System.Globalization;
using System.Text;
using Gongwen.Tests;

namespace Gongwen.Crawl.Tests;

/// <summary>A file in Cases/Sites and what is read of it; UPDATE_CASES=1 writes the expectations anew.</summary>
public sealed class SiteListCaseTests
{
    private static readonly string s_folder = Repository.PathOf("tests", "Gongwen.Crawl.Tests", "Cases", "Sites");

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Directory.GetFiles(s_folder, "*.yaml").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_list_is_read_or_its_mistakes_are_named(string name)
    {
        var found = Describe(SiteList.Read(File.ReadAllText(Path.Combine(s_folder, name))));
        var expected = Path.ChangeExtension(Path.Combine(s_folder, name), ".expected.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(expected, found);
        }

        Assert.Equal(File.ReadAllText(expected), found);
    }

    [Fact]
    public void What_is_written_is_read_the_same()
    {
        foreach (var site in Directory.GetFiles(s_folder, "*.yaml").SelectMany(f => SiteList.Read(File.ReadAllText(f)).Sites))
        {
            var again = SiteList.Read(SiteListWriter.Write(site, ["栏目：通知公告"]));
            Assert.Empty(again.Problems);
            Assert.Equal(Describe(new SiteList([site], [])), Describe(again));
        }
    }

    private static string Describe(SiteList list)
    {
        var text = new StringBuilder();
        foreach (var site in list.Sites)
        {
            text.Append(CultureInfo.InvariantCulture, $"{site.Name} | {string.Join(' ', site.Starts)} | {string.Join(' ', site.Hosts)} | +{string.Join(' ', site.Include)} | -{string.Join(' ', site.Exclude)} | ={string.Join(' ', site.Articles)}")
                .Append(CultureInfo.InvariantCulture, $" | {site.Since:yyyy-MM-dd} | {site.Delay} {site.MaxPages} {site.MaxDepth} {site.MaxBytes} {site.Timeout} | {site.AllowPrivateAddresses} {site.LegacyTls}\n");
        }

        foreach (var problem in list.Problems)
        {
            text.Append(CultureInfo.InvariantCulture, $"{problem.Line}:{problem.Column} {problem.Kind} [{problem.Subject}] {problem.Help}\n");
        }

        return text.ToString();
    }
}
