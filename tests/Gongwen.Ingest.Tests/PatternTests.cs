using FsCheck;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class PatternTests
{
    private const string Alphabet = "一二三，。：（）ab1 \n";

    private static readonly Gen<string> Text = Gen.Elements(Alphabet.ToCharArray()).ListOf().Select(string.Concat);

    private static readonly Gen<string> Atoms = Gen.Elements(
        "一", "二", "三", "，", "：", "a", "B", "1", "\\d", "\\s", "\\S", "\\w", "\\W", "\\n", ".", "[一二]", "[^，。]", "[一-龥-[二]]", "[a-z0-9]", "\\u4E00", "\\.", "^", "$", "(?i:A)");

    [Theory]
    [InlineData("\\d")]
    [InlineData("\\D")]
    [InlineData("\\s")]
    [InlineData("\\S")]
    [InlineData("\\w")]
    [InlineData("\\W")]
    [InlineData(".")]
    [InlineData("[^\\d\\-a]")]
    [InlineData("[一-龥-[的员]]")]
    [InlineData("(?i)k")]
    [InlineData("(?i)[h-j]")]
    public void A_class_holds_the_characters_that_it_holds_in_NET(string pattern)
    {
        var (own, net) = (new Pattern($"^{pattern}"), Pattern.Compile($"^{pattern}"));
        Assert.DoesNotContain(Enumerable.Range(0, char.MaxValue + 1).Select(c => ((char)c).ToString()), c => own.IsMatch(c) != net.IsMatch(c));
    }

    [Fact]
    public void Any_pattern_answers_as_NET_does() => Prop.ForAll(
        Patterns(3).ToArbitrary(),
        Text.ToArbitrary(),
        (pattern, text) =>
        {
            var (own, net) = (new Pattern(pattern), Pattern.Compile(pattern));
            return own.IsMatch(text) == net.IsMatch(text)
                && own.Match(text).Value == net.Match(text).Value

                // .NET's own engine without backtracking leaves out some of the matches where a named group may be empty.
                && (pattern.Contains("(?<g>", StringComparison.Ordinal) || own.Matches(text).Select(m => m.Index).SequenceEqual(net.Matches(text).Select(m => m.Index)));
        }).AlwaysHolds(3000);

    [Fact]
    public void Several_patterns_answer_as_one_after_the_other() => Prop.ForAll(
        Patterns(2).ListOf(5).ToArbitrary(),
        Text.ToArbitrary(),
        (patterns, text) =>
        {
            var candidates = new PatternAutomaton([.. patterns]).Candidates(text, out var sure);
            return (sure & ~candidates) == 0 && patterns.Index().All(p => Pattern.Compile(p.Item).IsMatch(text)
                ? (candidates & (1UL << p.Index)) != 0
                : (sure & (1UL << p.Index)) == 0);
        }).AlwaysHolds(1000);

    [Fact]
    public void A_text_that_leads_everywhere_is_answered_too()
    {
        var random = new Random(1);
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(_ => "ab"[random.Next(2)]));
        var pattern = new Pattern("a[ab]{7}c|b[ab]{5}a[ab]{6}d");
        Assert.False(pattern.IsMatch(text));
        Assert.True(pattern.IsMatch(text + "abbbbbbbc"));
    }

    [Fact]
    public void Patterns_that_together_lead_to_too_many_states_answer_as_each_does()
    {
        var random = new Random(2);
        string[] patterns = [.. Enumerable.Range(0, 11).Select(i => $"a[ab]{{{i + 4}}}c{i % 10}|b[ab]{{{i + 3}}}a[ab]{{6}}d{i % 10}")];
        var set = new PatternSet(patterns.Select(p => new Pattern(p)));
        for (var round = 0; round < 6; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 60_000).Select(_ => "ab"[random.Next(2)]));
            Assert.Equal(-1, set.First(text));
            var found = round % patterns.Length;
            var match = text + "a" + new string('b', found + 4) + "c" + (found % 10);
            Assert.Contains(found, set.Candidates(match));
            Assert.Equal(Array.FindIndex(patterns, p => Pattern.Compile(p).IsMatch(match)), set.First(match));
        }
    }

    [Theory]
    [InlineData("(?:^$){2}", "\n")]
    [InlineData("(?:^$){9}", "")]
    [InlineData("a(?:^$){2}", "a")]
    public void The_beginning_may_be_the_end(string pattern, string text) =>
        Assert.Equal(Pattern.Compile(pattern).IsMatch(text), new Pattern(pattern).IsMatch(text));

    private static Gen<string> Patterns(int depth) => depth == 0
        ? Atoms
        : Gen.OneOf(
            Atoms,
            Patterns(depth - 1).ListOf(2).Select(string.Concat),
            Patterns(depth - 1).ListOf(3).Select(string.Concat),
            Patterns(depth - 1).ListOf(2).Select(p => $"(?:{string.Join('|', p)})"),
            from part in Patterns(depth - 1)
            from times in Gen.Elements("*", "+", "?", "*?", "+?", "{2}", "{0,2}", "{1,}", "{2,12}", "{9}", "{0,30}?")
            select $"(?<g>{part}){times}");
}
