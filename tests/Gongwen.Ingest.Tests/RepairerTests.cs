using System.Text;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class RepairerTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases => TextCases.Names("Repairs");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Repairs_what_the_case_shows(string name) =>
        Assert.Equal(TextCases.Expected("Repairs", name), Repairer.Repair(TextCases.Decode(TextCases.Input("Repairs", name))).Text.Text);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Repairing_twice_changes_nothing_more(string name)
    {
        var once = PlainTextReader.Unmapped(TextCases.Expected("Repairs", name));
        Assert.Empty(Repairer.Repair(once).Repairs);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_repair_says_what_stood_in_the_original(string name)
    {
        var bytes = TextCases.Input("Repairs", name);
        foreach (var repair in Repairer.Repair(TextCases.Decode(bytes)).Repairs.Where(r => r.Kind is "misaligned-gbk" or "gbk-as-latin1"))
        {
            Assert.Equal(repair.Before, Encoding.UTF8.GetString(bytes, repair.Original.Start, repair.Original.Length));
        }
    }

    [Fact]
    public void Lost_characters_are_counted()
    {
        var (text, _, lost) = Repairer.Repair(PlainTextReader.Unmapped("¹ØÓÚ¿ªÕ¹ÎÄÃ÷·þÎñ»î¶¯µÄÍ\nÑ\u00ad»·\n"));
        Assert.Equal(("关于开展文明服务活动的\ufffd\n循环\n", 1), (text.Text, lost));
    }

    [Fact]
    public void Clean_documents_are_left_alone()
    {
        var repaired = TextCases.Real("corpus/text", "eval/text")
            .SelectMany(f => Repairer.Repair(TextCases.Decode(File.ReadAllBytes(f))).Repairs.Where(r => r.Kind is not ("markdown" or "entity" or "invisible" or "private-use")).Select(r => $"{Path.GetFileName(f)}: {r.Kind} {r.Before} → {r.After}"));
        Assert.Empty(repaired);
    }

    [Fact]
    public void Any_text_is_repaired_without_touching_its_lines() => Prop.ForAll(
        Gen.Elements("（一）加强领导。ㄒ唬┘忧苛斓¹ØÓÚ¿ªÕ¹ã€‚é€šçŸ¥(wù)（lǐng)務服關\n ,aX├╅¡¡\u0085\u200b\ud842".ToCharArray()).ListOf().ToArbitrary(),
        characters =>
        {
            var text = PlainTextReader.Unmapped(string.Concat(characters));
            var repaired = Repairer.Repair(text).Text;
            return repaired.Text.Count(c => c == '\n') == text.Text.Count(c => c == '\n');
        }).AlwaysHolds();
}
