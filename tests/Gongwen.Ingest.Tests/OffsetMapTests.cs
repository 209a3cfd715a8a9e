using System.Text;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>The map against an oracle that keeps one source range for each character.</summary>
public sealed class OffsetMapTests
{
    private sealed record Oracle(string Text, List<SourceSpan> Sources)
    {
        public Oracle Apply(List<Edit> edits)
        {
            var text = new StringBuilder();
            var sources = new List<SourceSpan>();
            var position = 0;
            foreach (var edit in edits.Append(new Edit(new TextSpan(Text.Length, 0), "")))
            {
                text.Append(Text, position, edit.Span.Start - position).Append(edit.Replacement);
                sources.AddRange(Sources[position..edit.Span.Start]);
                sources.AddRange(Enumerable.Repeat(Cover(edit.Span), edit.Replacement.Length));
                position = edit.Span.End;
            }

            return new Oracle(text.ToString(), sources);
        }

        public SourceSpan Cover(TextSpan span)
        {
            if (span.Length == 0)
            {
                return new SourceSpan(Sources.Count == 0 ? 0 : span.Start < Sources.Count ? Sources[span.Start].Start : Sources[^1].End, 0);
            }

            // Text put in stands at one point of the original, which may lie inside what its neighbour covers.
            var (first, last) = (Sources[span.Start], Sources[span.End - 1]);
            return SourceSpan.Between(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Agrees_with_one_range_a_character_after_rounds_of_edits(int seed)
    {
        var random = new Random(seed);
        var original = string.Concat(Enumerable.Range(0, 40).Select(_ => "a公\n𠮷é"[random.Next(5)..][..1])).Replace("\ud842", "𠮷").Replace("\udfb7", "x");
        var text = TextCases.Decode(Encoding.UTF8.GetBytes(original), "utf-8");
        var oracle = new Oracle(text.Text, PerCharacter(original));

        for (var round = 0; round < 4; round++)
        {
            var edits = RandomEdits(random, text.Text.Length);
            (text, oracle) = (text.Apply(edits), oracle.Apply(edits));
            Assert.Equal(oracle.Text, text.Text);
            for (var start = 0; start <= text.Text.Length; start++)
            {
                for (var length = 0; start + length <= text.Text.Length; length++)
                {
                    var span = new TextSpan(start, length);
                    Assert.Equal(oracle.Cover(span), text.Map.ToSource(span));
                }
            }
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Finds_the_characters_of_a_source_range_again(int seed)
    {
        var random = new Random(seed);
        var text = TextCases.Decode(Encoding.UTF8.GetBytes("关于a开展b\r\n创建活动的通知。"));
        var sources = new List<SourceSpan>();
        text = text.Apply(RandomEdits(random, text.Text.Length));
        for (var i = 0; i < text.Text.Length; i++)
        {
            sources.Add(text.Map.ToSource(new TextSpan(i, 1)));
        }

        for (var start = 0; start < 50; start++)
        {
            for (var length = 1; length < 20; length++)
            {
                var touched = sources.Select((s, i) => (s, i)).Where(x => x.s.Start < start + length && start < x.s.End && x.s.Length > 0).Select(x => x.i).ToList();
                if (touched.Count > 0)
                {
                    Assert.Equal(TextSpan.Between(touched[0], touched[^1] + 1), text.Map.ToText(new SourceSpan(start, length)));
                }
            }
        }
    }

    [Fact]
    public void What_was_removed_stands_beside_its_neighbour()
    {
        var text = PlainTextReader.Unmapped("服務(wù)大厅").Apply([new Edit(new TextSpan(2, 4), "")]);
        Assert.Equal(new TextSpan(2, 0), text.Map.ToText(new SourceSpan(2, 4)));
    }

    [Fact]
    public void What_was_cut_away_stands_nowhere()
    {
        var all = PlainTextReader.Unmapped("首页\n正文\n页脚");
        var map = new OffsetMap.Builder();
        map.AppendSlice(all.Map, new TextSpan(3, 2));
        Assert.Null(map.Build().ToText(new SourceSpan(6, 2)));
    }

    [Fact]
    public void Lines_that_were_moved_are_found()
    {
        var all = PlainTextReader.Unmapped("甲乙丙丁");
        var map = new OffsetMap.Builder();
        map.AppendSlice(all.Map, new TextSpan(2, 2));
        map.AppendSlice(all.Map, new TextSpan(0, 2));
        Assert.Equal(new TextSpan(2, 1), map.Build().ToText(new SourceSpan(0, 1)));
        Assert.Equal(new TextSpan(1, 1), map.Build().ToText(new SourceSpan(3, 1)));
    }

    private static List<SourceSpan> PerCharacter(string original)
    {
        var sources = new List<SourceSpan>();
        var position = 0;
        foreach (var rune in original.EnumerateRunes())
        {
            sources.AddRange(Enumerable.Repeat(new SourceSpan(position, rune.Utf8SequenceLength), rune.Utf16SequenceLength));
            position += rune.Utf8SequenceLength;
        }

        return sources;
    }

    private static List<Edit> RandomEdits(Random random, int length)
    {
        var edits = new List<Edit>();
        for (var position = random.Next(4); position <= length; position += 1 + random.Next(6))
        {
            var taken = Math.Min(random.Next(4), length - position);
            edits.Add(new Edit(new TextSpan(position, taken), new string('新', taken == 0 ? 1 : random.Next(3))));
            position += taken;
        }

        return edits;
    }
}
