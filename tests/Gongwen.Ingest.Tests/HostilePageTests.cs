using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>What pages that want to do harm may cost: each is read, or refused with a reason, and the batch goes on.</summary>
public sealed class HostilePageTests
{
    private const string Sentence = "各位同志：";

    [Theory]
    [InlineData("<div>", 1_500)]
    [InlineData("<table><tr><td>", 400)]
    [InlineData("<font color=red><p>一", 5_000)]
    [InlineData("<p><b><i><u>一", 5_000)]
    [InlineData("<td colspan=1000000 rowspan=1000000>", 2_000)]
    [InlineData("<ol start=2147483647><li value=-2147483648 reversed>一</ol>", 2_000)]
    [InlineData("一、各，", 100_000)]
    [InlineData("&#x4e00;", 300_000)]
    [InlineData("&amp", 300_000)]
    [InlineData("&amp;lt;p&amp;gt;", 100_000)]
    [InlineData("<", 500_000)]
    [InlineData("</x>", 300_000)]
    [InlineData("<br>", 200_000)]
    [InlineData("<!--x-->", 200_000)]
    [InlineData("<tr>", 200_000)]
    [InlineData("<nav> </nav>", 50_000)]
    public void Pages_within_bounds_are_read(string piece, int times)
    {
        var html = (piece.StartsWith("<td ", StringComparison.Ordinal) ? "<table><tr>" : "") + string.Concat(Enumerable.Repeat(piece, times)) + Sentence;
        Assert.Contains(Sentence, Read(html).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b>", 100_000)]
    [InlineData("<b><div>", 100_000)]
    [InlineData("<table><tr><td>", 100_000)]
    [InlineData("<ul><li>", 100_000)]
    [InlineData("<svg>", 100_000)]
    [InlineData("<template>", 100_000)]
    [InlineData("<ruby><rt>", 100_000)]
    [InlineData("<span></p>", 100_000)]
    [InlineData("<i></i", 2_000_001)]
    public void Pages_beyond_them_are_refused_with_a_reason(string piece, int times)
    {
        var failure = Assert.Throws<UnreadableDocumentException>(() => Read(string.Concat(Enumerable.Repeat(piece, times)) + Sentence));
        Assert.StartsWith("the page ", failure.Message, StringComparison.Ordinal);
    }

    // Open elements are made anew for each paragraph: markup of 300 kB unfolds to millions of elements.
    [Fact]
    public void A_page_that_unfolds_without_end_is_refused()
    {
        var fonts = string.Concat(Enumerable.Range(0, 1_500).Select(i => $"<font color={i}>"));
        var failure = Assert.Throws<UnreadableDocumentException>(() => Read("<p>" + fonts + string.Concat(Enumerable.Repeat("<p>一", 20_000))));
        Assert.Contains("unfolds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_and_many_attributes_are_read()
    {
        var many = string.Concat(Enumerable.Range(0, 100_000).Select(i => $" a{i}=1"));
        var html = $"<p title='{new string('x', 10_000_000)}' style='{string.Concat(Enumerable.Repeat("color:red;", 100_000))}'{many}>{Sentence}";
        Assert.Equal(Sentence, Read(html).Text);
    }

    [Fact]
    public void Bytes_of_any_kind_are_read_or_refused()
    {
        ReadOrRefuse(new byte[1_000_000], "text/html");
        ReadOrRefuse(new byte[1_000_000], "text/plain");
        var random = new Random(20230301);
        for (var length = 1; length < 200_000; length = (length * 3) + 1)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            ReadOrRefuse(bytes, "text/html");
            ReadOrRefuse(bytes, "text/plain");
        }
    }

    private static Article Read(string html) =>
        Ingestor.Default.Read(new RawDocument { Uri = "page", Bytes = System.Text.Encoding.UTF8.GetBytes("<meta charset=utf-8>" + html), MediaType = "text/html" });

    private static void ReadOrRefuse(byte[] bytes, string mediaType)
    {
        try
        {
            Assert.NotNull(Ingestor.Default.Read(new RawDocument { Uri = "bytes", Bytes = bytes, MediaType = mediaType }).Text);
        }
        catch (UnreadableDocumentException refused)
        {
            Assert.NotEmpty(refused.Message);
        }
    }
}
