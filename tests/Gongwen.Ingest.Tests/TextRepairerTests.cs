using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class TextRepairerTests
{
    private const int GluedCharacters = 200_000;

    // The texts among the samples that are not broken themselves.
    private static readonly string[] Sound = [.. TextCases.Samples().Select(File.ReadAllText).Select(t => t.Replace("\r\n", "\n", StringComparison.Ordinal)).Where(t => TextRepairer.Repair(t).Repairs.IsEmpty)];

    private static readonly string[] Lines = [.. Sound.SelectMany(t => t.Split('\n')).Where(l => l.Count(ProseModel.IsHanzi) >= 8)];

    public static IEnumerable<TheoryDataRow<string>> Kinds => Damages.All.Select(d => new TheoryDataRow<string>(d.Kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_broken_comes_back(string kind)
    {
        var (_, floor, damage) = Damages.All.Single(d => d.Kind == kind);
        var (same, all) = (0, 0);
        foreach (var text in Sound)
        {
            var whole = text.Split('\n').Select(l => Damages.Fit(kind, l)).ToArray();
            var repaired = TextRepairer.Repair(string.Join('\n', whole.Select(damage))).Text.Split('\n');
            Assert.Equal(whole.Length, repaired.Length);
            all += whole.Sum(l => l.Length);
            same += whole.Zip(repaired, (w, r) => w.Length == r.Length ? w.Zip(r).Count(c => c.First == c.Second) : 0).Sum();
        }

        Assert.True(all > 5000, "The samples are gone.");
        Assert.True(same >= floor * all, $"{kind}: {(double)same / all:F4} of the characters came back, not {floor}.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sound_paragraph_beside_broken_ones_stays(string kind)
    {
        var (_, floor, damage) = Damages.All.Single(d => d.Kind == kind);
        var lines = Sound[0].Split('\n').Select(l => Damages.Fit(kind, l)).ToArray();
        var repaired = TextRepairer.Repair(string.Join('\n', lines.Select((l, i) => i % 2 == 0 ? l : damage(l)))).Text.Split('\n');
        for (var i = 0; i < lines.Length; i += 2)
        {
            Assert.Equal(lines[i], repaired[i]);
        }
    }

    [Fact]
    public void Misaligned_headings_come_back()
    {
        string[] headings = ["（一）加强组织领导", "（二）深入开展检查", "（三）抓好工作落实。", "（四）强化监督检查", "（五）做好总结评比。"];
        Assert.Equal(headings, headings.Select(h => TextRepairer.Repair(Damages.Misalign(h)).Text));
    }

    [Theory]
    [InlineData("会议通知锟斤拷锟斤拷请各单位参加", "会议通知\ufffd请各单位参加", 1)]
    [InlineData("姓名：烫烫烫烫烫，电话：屯屯屯屯", "姓名：\ufffd，电话：\ufffd", 2)]
    [InlineData("各单位\ufffd\ufffd\ufffd：", "各单位\ufffd：", 1)]
    [InlineData("水太烫烫的，三里屯屯堡", "水太烫烫的，三里屯屯堡", 0)]
    public void What_is_lost_is_marked_once_and_counted(string text, string marked, int lost)
    {
        var repaired = TextRepairer.Repair(text);
        Assert.Equal((marked, lost), (repaired.Text, repaired.Lost));
    }

    [Fact]
    public void A_repair_says_what_it_did()
    {
        var repair = Assert.Single(TextRepairer.Repair("第一条\nÍ¨Öª£º¸÷µ¥Î»\n").Repairs);
        Assert.Equal(("gbk-as-latin1", new TextSpan(4, 6), "Í¨Öª£º¸÷µ¥Î»", "通知：各单位"), (repair.Kind, repair.Span, repair.Before, repair.After));
        Assert.True(repair.Gain > 40);
    }

    [Fact]
    public void Clean_text_of_every_script_stays()
    {
        foreach (var line in TextCases.CleanLines())
        {
            Assert.Equal(line, TextRepairer.Repair(line).Text);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Sentences_glued_with_words_of_many_languages_stay(int seed)
    {
        var clean = new CleanText([.. CleanText.Sentences(Sound), .. TextCases.CleanLines()], CleanText.Kinds(TextCases.CleanWords()));
        foreach (var text in clean.Make(GluedCharacters, seed))
        {
            Assert.Empty(TextRepairer.Repair(text).Repairs);
        }
    }

    [Fact]
    public void Sentences_come_back_from_every_lossless_kind() => Prop.ForAll(
        Gen.Elements(Damages.All.Where(d => d.Floor == 1).ToArray()).SelectMany(d => Gen.Elements(Lines).Select(l => (d.Kind, d.Break, Line: Damages.Fit(d.Kind, l)))).ToArbitrary(),
        c => TextRepairer.Repair(c.Break(c.Line)).Text == c.Line).AlwaysHolds();

    [Fact]
    public void Repairing_twice_changes_nothing_more() => Prop.ForAll(
        Gen.Elements(Damages.All).SelectMany(d => Gen.Elements(Lines).Two().Select(l => l.Item1 + "\n" + d.Break(Damages.Fit(d.Kind, l.Item2)))).ToArbitrary(),
        text => TextRepairer.Repair(text).Text is var once && TextRepairer.Repair(once).Text == once).AlwaysHolds();

    [Fact]
    public void Nothing_that_can_be_typed_stops_it() => Prop.ForAll(
        Gen.Elements("%E5%B9&#205;&#x5173;\\u5173~{M(V*~}锟斤拷烫烫烫\ufffd??\ud842\udc00\ud842。ㄒ唬┬Í¨Öªéš浜庝РѕСЃ¤¤ 　\n年2020".ToCharArray()).ListOf().ToArbitrary(),
        characters => string.Concat(characters) is var text && TextRepairer.Repair(text).Text.Count(c => c == '\n') == text.Count(c => c == '\n')).AlwaysHolds();
}
