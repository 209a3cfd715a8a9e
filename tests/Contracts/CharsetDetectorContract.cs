using System.Collections.Immutable;
using System.Text;
using FsCheck.Fluent;
using Gongwen.Ingest;
using Xunit;

namespace Gongwen.Tests.Contracts;

/// <summary>What everything that tells charsets must do.</summary>
public abstract class CharsetDetectorContract
{
    private const string Notice =
        "关于开展文明服务活动的通知\n各县区人民政府，市直各单位：\n为进一步提高服务水平，决定在全市开展此项活动。各单位要加强组织领导，明确责任分工，于六月底前报送工作总结。";

    private const string Traditional =
        "關於開展文明服務活動的通知\n各縣區人民政府，市直各單位：\n為進一步提高服務水準，決定在全市開展此項活動。各單位要加強組織領導，明確責任分工，於六月底前報送工作總結。";

    /// <summary>Who is held to it.</summary>
    protected abstract ICharsetDetector Detector { get; }

    [Theory]
    [InlineData("utf-8", Notice)]
    [InlineData("gb18030", Notice)]
    [InlineData("big5", Traditional)]
    public void Chinese_is_recognised_without_a_declaration(string charset, string text) =>
        Assert.Equal(charset, Detector.Choose(Encode(text, charset), []).Charset);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);
        Assert.Equal(Notice, Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Notice)]));
    }

    [Fact]
    public void Ascii_is_read_as_ascii() => Assert.Equal("Notice 7 of 2024", Read("Notice 7 of 2024"u8.ToArray()));

    [Fact]
    public void Where_the_bytes_say_nothing_a_declaration_is_believed() =>
        Assert.Equal("big5", Detector.Choose([0xB3], [new CharsetDeclaration("big5", "big5", "transport")]).Charset);

    [Fact]
    public void A_wrong_declaration_does_not_spoil_a_long_text()
    {
        var declared = ImmutableArray.Create(new CharsetDeclaration("big5", "big5", "meta"));
        Assert.Equal("gb18030", Detector.Choose(Encode(Notice, "gb18030"), declared).Charset);
    }

    [Fact]
    public void Any_bytes_have_a_charset_that_can_be_read() => Prop.ForAll(
        Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf().ToArbitrary(), bytes =>
    {
        var choice = Detector.Choose(bytes, []);
        Assert.Equal(choice.Charset, CharsetLabels.Resolve(choice.Charset));
        Assert.InRange(choice.Confidence, 0, 1);
        Assert.All(choice.Alternatives, a => Assert.Equal(a.Charset, CharsetLabels.Resolve(a.Charset)));
    }).AlwaysHolds();

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        var bytes = Encode(Notice, "gb18030");
        Assert.All(Enumerable.Range(0, 64).AsParallel().Select(_ => Detector.Choose(bytes, []).Charset).ToList(), charset => Assert.Equal("gb18030", charset));
    }

    private static byte[] Encode(string text, string charset) => (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? new UTF8Encoding(false)).GetBytes(text);

    // As a document is read that is put through this detector.
    private string Read(byte[] bytes) =>
        new Ingestor(Ingestor.Default.Rules) { Charsets = Detector }.Read(new RawDocument { Uri = "a.txt", Bytes = bytes, MediaType = "text/plain" }).Text.TrimEnd('\n');
}
