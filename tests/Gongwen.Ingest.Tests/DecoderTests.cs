using System.Text;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class DecoderTests
{
    private const string Notice = "关于开展文明服务活动的通知\n各县区人民政府，市直各单位：\n为进一步提高服务水平，决定在全市开展此项活动。";

    /// <summary>Files named <c>CHARSET--NAME.txt</c>.</summary>
    public static IEnumerable<TheoryDataRow<string>> Cases => TextCases.Names("Charsets");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Chooses_the_charset_of_a_file(string name)
    {
        var decoded = Decode(TextCases.Input("Charsets", name));
        Assert.Equal(name.Split("--")[0], decoded.Charset);
        Assert.Equal(TextCases.Expected("Charsets", name), decoded.Text.Text);
    }

    [Theory]
    [InlineData("gb2312", "gb18030")]
    [InlineData("utf-8", "utf-8")]
    public void A_right_declaration_is_no_issue(string label, string charset)
    {
        var decoded = Decode(Encode(Notice, charset), label);
        Assert.Equal((charset, Notice), (decoded.Charset, decoded.Text.Text));
        Assert.Empty(decoded.Issues);
    }

    [Theory]
    [InlineData("gb2312", "utf-8")]
    [InlineData("utf-8", "gb18030")]
    [InlineData("big5", "gb18030")]
    [InlineData("iso-8859-1", "gb18030")]
    public void A_declaration_against_the_bytes_is_overruled(string label, string charset)
    {
        var decoded = Decode(Encode(Notice, charset), label);
        Assert.Equal((charset, Notice), (decoded.Charset, decoded.Text.Text));
        Assert.Equal("charset-declared-wrong", Assert.Single(decoded.Issues).Code);
    }

    [Theory]
    [InlineData("gb2312", "utf-8", "valid UTF-8")]
    [InlineData("utf-8", "gb18030", "malformed")]
    [InlineData("big5", "gb18030", "bits, read as gb18030")]
    public void An_overruled_declaration_says_why(string label, string charset, string said) =>
        Assert.Contains(said, Assert.Single(Decode(Encode(Notice, charset), label).Issues).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("shift_jis", "市民の皆様へ、清掃活動のお知らせです。各町内会はご協力をお願いいたします。")]
    [InlineData("euc-jp", "市民の皆様へ、清掃活動のお知らせです。各町内会はご協力をお願いいたします。")]
    [InlineData("euc-kr", "시민 여러분께 환경 정비 활동을 알려 드립니다. 각 기관은 협조하여 주시기 바랍니다.")]
    [InlineData("windows-1251", "О проведении городского субботника. Всем учреждениям представить планы до марта.")]
    [InlineData("koi8-r", "О проведении городского субботника. Всем учреждениям представить планы до марта.")]
    [InlineData("iso-8859-2", "Uchwała w sprawie święta miasta: każda szkoła wyznacza uczniów, którzy będą sprzątać.")]
    public void Other_languages_are_believed_and_where_they_are_long_found_undeclared(string charset, string text)
    {
        var bytes = Encode(text, charset);
        var declared = Decode(bytes, charset);
        Assert.Equal((charset, text), (declared.Charset, declared.Text.Text));
        Assert.Empty(declared.Issues);
        Assert.True(charset == "iso-8859-2" || Decode(bytes).Charset == charset);
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("euc-kr")]
    [InlineData("shift_jis")]
    [InlineData("windows-1251")]
    public void Chinese_under_a_foreign_declaration_is_still_Chinese(string label) =>
        Assert.Equal(("gb18030", Notice), (Decode(Encode(Notice, "gb18030"), label) is var d ? d.Charset : "", d.Text.Text));

    [Fact]
    public void A_page_declares_its_charset_itself()
    {
        var page = Encode("<html><head><meta charset=\"GBK\"><title>通知</title>", "gb18030");
        Assert.Equal("gb18030", Decoder.Decode(Raw(page), isPage: true).Charset);
        Assert.Equal("GBK", Declared(page));
        Assert.Equal("big5", Declared("<!-- <meta charset=gbk> --><META http-equiv=Content-Type content='text/html; charset=big5'>"u8));
        Assert.Equal("gb2312", Declared("<?xml version=\"1.0\" encoding=\"gb2312\"?>"u8));
        Assert.Null(Declared("<title>charset=gbk</title>"u8));
        Assert.Equal("utf-8", Assert.Single(MetaPrescan.Find("<meta charset=utf-16>"u8)).Charset);

        static string? Declared(ReadOnlySpan<byte> bytes) => MetaPrescan.Find(bytes).Select(d => d.Label).SingleOrDefault();
    }

    [Fact]
    public void The_header_counts_more_than_the_page()
    {
        // Two hanzi in one charset and two in the other: the bytes alone cannot say.
        var page = "<meta charset=big5><p>"u8.ToArray().Concat(Encode("通知", "gb18030")).ToArray();
        var decoded = Decoder.Decode(Raw(page, "gbk"), isPage: true);
        Assert.Equal("gb18030", decoded.Charset);
        Assert.Equal(["transport", "meta"], decoded.Declarations.Select(d => d.By));
        Assert.Contains(decoded.Issues, i => i.Code == "charset-declared-wrong" && i.Message.Contains("big5", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unsure_choice_names_its_alternatives()
    {
        var choice = Decode(Encode("阿", "gb18030")).Choice;
        Assert.True(choice.Confidence < 0.999);
        Assert.NotEmpty(choice.Alternatives);
        Assert.InRange(choice.Confidence + choice.Alternatives.Sum(a => a.Confidence), 0.99, 1.000001);
    }

    [Fact]
    public void A_file_of_several_charsets_says_so()
    {
        var issue = Assert.Single(Decode(TextCases.Input("Charsets", "utf-8--part-in-gbk")).Issues);
        Assert.Equal("charset-mixed", issue.Code);
        Assert.EndsWith("18 in utf-8, 1 in gb18030.", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISO-8859-1", "windows-1252")]
    [InlineData(" GB_2312-80 ", "gb18030")]
    [InlineData("big5-hkscs", "big5")]
    [InlineData("x-sjis", "shift_jis")]
    [InlineData("csISO2022CN", "iso-2022-cn")]
    [InlineData("utf-7", null)]
    public void Labels_name_charsets(string label, string? charset) => Assert.Equal(charset, CharsetLabels.Resolve(label));

    [Fact]
    public void Every_charset_can_be_read()
    {
        foreach (var charset in CharsetLabels.All)
        {
            var characters = new DecodedCharacters(4);
            PartReader.Read("\0\0\0A"u8, 0, charset, characters);
            Assert.False(string.IsNullOrEmpty(characters.Build().Text), charset);
        }
    }

    [Fact]
    public void Malformed_bytes_are_marked_and_counted()
    {
        var bytes = Encode(Notice, "utf-8");
        bytes[4] = 0xFF;
        var decoded = Decode(bytes);
        Assert.Equal("malformed-bytes", Assert.Single(decoded.Issues).Code);
        Assert.Equal(3, decoded.Text.Text.Count(c => c == '\ufffd'));
        Assert.Equal(new SourceSpan(4, 1), decoded.Text.Map.ToSource(new TextSpan(2, 1)));
    }

    [Fact]
    public void A_cut_off_last_character_is_still_utf8()
    {
        var decoded = Decode(Encode(Notice, "utf-8")[..^1]);
        Assert.Equal("utf-8", decoded.Charset);
    }

    [Fact]
    public void Line_ends_of_every_kind_keep_their_bytes()
    {
        var text = Decode(Encoding.UTF8.GetBytes("一\r\n二\r三\u0085四\u2028五\n六")).Text;
        Assert.Equal("一\n二\n三\n四\n五\n六", text.Text);
        Assert.Equal([2, 1, 2, 3, 1], Enumerable.Range(0, 5).Select(i => text.Map.ToSource(new TextSpan((2 * i) + 1, 1)).Length));
    }

    [Theory]
    [InlineData("25504446 2D312E34", "PDF")]
    [InlineData("504B0304 14000600", "ZIP")]
    [InlineData("89504E47 0D0A1A0A", "image")]
    [InlineData("01020304 05060708 0E0F1011", "binary")]
    [InlineData("", "empty")]
    public void What_is_no_text_is_said_to_be_none(string hexadecimal, string said)
    {
        var bytes = Convert.FromHexString(hexadecimal.Replace(" ", "", StringComparison.Ordinal));
        var error = Assert.Throws<UnreadableDocumentException>(() => Decode(bytes));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><p>通知", "text/html")]
    [InlineData("<div>一</div><div>二</div>", "text/html")]
    [InlineData("一、<指导思想>", "text/plain")]
    public void Tells_a_page_from_text(string text, string mediaType) =>
        Assert.Equal(mediaType, MediaTypeSniffer.Sniff(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Any_bytes_are_read_or_refused_and_every_character_has_its_own() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            var text = TextCases.Decode(bytes);
            var whole = text.Map.ToSource(new TextSpan(0, text.Text.Length));
            return text.Text.Length == 0 || (whole.Start <= 3 && whole.End == bytes.Length);
        }
        catch (UnreadableDocumentException)
        {
            return true;
        }
    }).AlwaysHolds();

    private static DecodedText Decode(byte[] bytes, string? declared = null) => Decoder.Decode(Raw(bytes, declared), isPage: false);

    private static RawDocument Raw(byte[] bytes, string? declared = null) => new() { Uri = "case", Bytes = bytes, DeclaredCharset = declared };

    private static byte[] Encode(string text, string charset) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);
}
