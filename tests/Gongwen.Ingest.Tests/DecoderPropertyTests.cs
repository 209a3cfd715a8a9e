using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class DecoderPropertyTests
{
    // One byte lost: its character and hardly ever more. A second byte in Big5 may be a letter, so that less shows.
    // Words drawn by chance may fit one byte off for some characters more than sentences do.
    private const int MostDamage = 12;
    private const int MostDamageInBig5 = 24;

    private static readonly string[] Words = "关于 开展 文明 服务 活动 的 通知 各县区 人民政府 市直 各单位 ， 、 。 ： 为 进一步 提高 水平 决定 在 全市 加强 组织 领导 落实 责任 （一） （二） 主要 任务 宣传 教育 时间 安排 三月 工作 要求 志愿者 社区 环境 整治 考核 验收 总结 报送 《 》 \n".Split(' ');
    private static readonly string[] Traditional = "關於 開展 文明 服務 活動 的 通知 各縣區 人民政府 市直 各單位 ， 、 。 ： 為 進一步 提高 水平 決定 在 全市 加強 組織 領導 落實 責任 （一） （二） 主要 任務 宣傳 教育 時間 安排 三月 工作 要求 志願者 社區 環境 整治 考核 驗收 總結 報送 《 》 \n".Split(' ');

    [Theory]
    [InlineData("utf-8", 2)]
    [InlineData("gb18030", 8)]
    [InlineData("big5", 8)]
    [InlineData("utf-16le", 8)]
    [InlineData("utf-16be", 8)]
    [InlineData("hz-gb-2312", 8)]
    public void Texts_come_back(string charset, int leastWords) => Prop.ForAll(Texts(charset, leastWords, 60), text =>
    {
        var decoded = Decode(Encode(text, charset));
        return decoded.Text.Text == text && decoded.Charset == charset;
    }).AlwaysHolds();

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("big5")]
    public void A_lost_byte_keeps_the_charset_and_the_text_around_it(string charset) =>
        Prop.ForAll(Texts(charset, 200, 220), Gen.Choose(0, int.MaxValue).ToArbitrary(), (text, place) =>
        {
            var bytes = Encode(text, charset).ToList();
            bytes.RemoveAt(place % bytes.Count);
            var decoded = Decode([.. bytes]);
            return decoded.Charset == charset && Damage(text, decoded.Text.Text) <= (charset == "big5" ? MostDamageInBig5 : MostDamage);
        }).AlwaysHolds();

    // Characters between what the two have in common at the start and at the end.
    private static int Damage(string text, string decoded)
    {
        var start = text.AsSpan().CommonPrefixLength(decoded);
        var (rest, other) = (text[start..], decoded[start..]);
        var end = Enumerable.Range(0, Math.Min(rest.Length, other.Length) + 1).TakeWhile(n => n == 0 || rest[^n] == other[^n]).Last();
        return Math.Max(rest.Length, other.Length) - end;
    }

    [Fact]
    public void Every_character_comes_from_bytes_that_read_as_it() => Prop.ForAll<byte[]>(bytes =>
    {
        try
        {
            var decoded = Decode(bytes);
            return decoded.Issues.Any(i => i.Code == "charset-mixed") || Enumerable.Range(0, decoded.Text.Text.Length).All(i => ReadsAsItself(decoded, bytes, i));
        }
        catch (UnreadableDocumentException)
        {
            return true;
        }
    }).AlwaysHolds();

    private static bool ReadsAsItself(DecodedText decoded, byte[] bytes, int index)
    {
        if (char.IsSurrogate(decoded.Text.Text[index]) || decoded.Text.Text[index] == '\ufffd')
        {
            return true;
        }

        var source = decoded.Text.Map.ToSource(new TextSpan(index, 1));
        var characters = new DecodedCharacters(source.Length);
        PartReader.Read(bytes.AsSpan(source.Start, source.Length), 0, decoded.Charset, characters);
        return characters.Build().Text == decoded.Text.Text[index].ToString();
    }

    private static Arbitrary<string> Texts(string charset, int least, int most) =>
        (from length in Gen.Choose(least, most)
         from words in Gen.Elements(charset == "big5" ? Traditional : Words).ArrayOf(length)
         let text = string.Concat(words)
         where text.Any(c => c > '\u3002')
         select text).ToArbitrary();

    private static DecodedText Decode(byte[] bytes) => Decoder.Decode(new RawDocument { Uri = "case", Bytes = bytes }, isPage: false);

    private static byte[] Encode(string text, string charset) => charset switch
    {
        "utf-8" or "utf-16le" => charset == "utf-8" ? Encoding.UTF8.GetBytes(text) : Encoding.Unicode.GetBytes(text),
        "utf-16be" => Encoding.BigEndianUnicode.GetBytes(text),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes(text),
    };
}
