using System.Text;
using Xunit;

namespace Gongwen.Ingest.Tests;

public sealed class MhtmlTests : SourceFolder
{
    private static readonly byte[] s_gbk = GbkPage();

    [Fact]
    public async Task The_page_is_read_with_the_charset_of_its_part()
    {
        Write("a.mht", Message("text/html; charset=\"gb2312\"", "base64", Convert.ToBase64String(s_gbk, Base64FormattingOptions.InsertLineBreaks)));
        Write("b.mhtml", Message("text/html;\r\n\tcharset=gb2312", "quoted-printable", QuotedPrintable(s_gbk)));
        var items = await Read(new FolderSource(), Root);
        Assert.All(items, item =>
        {
            Assert.Equal((MediaTypes.Html, "gb2312"), (item.Document!.MediaType, item.Document.DeclaredCharset));
            Assert.Equal(s_gbk, item.Document.Bytes.ToArray());
        });
        Assert.Equal(["a.mht", "b.mhtml"], Names(items));
    }

    [Fact]
    public async Task Of_frames_the_one_with_the_most_text_is_read()
    {
        Write("a.mht", Multipart(
            ("text/html", "7bit", "<html><frameset><frame src='a'><frame src='b'></frameset></html>"),
            ("text/html", "7bit", "<html><body>menu</body></html>"),
            ("text/html", "7bit", "<html><body>the text of the notice</body></html>"),
            ("image/gif", "base64", "R0lGODlh")));
        Assert.Contains("the notice", Encoding.UTF8.GetString(Assert.Single(await Read(new FolderSource(), Root)).Document!.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_only_bears_the_name_is_read_as_what_it_is()
    {
        Write("a.mht", "<!DOCTYPE html><html><body><p>网页</p></body></html>");
        Write("b.doc", Message("text/html", "8bit", "<html><body>其实是单文件网页</body></html>"));
        var items = await Read(new FolderSource(), Root);
        Assert.Equal(["网页", "其实是单文件网页"], items.Select(i => Ingestor.Default.Read(i.Document!).Text));
    }

    [Fact]
    public async Task What_is_cut_off_within_its_page_is_a_failure()
    {
        var whole = Message("text/html", "8bit", "<html><body>一二三四五六七八九十</body></html>");
        Write("a.mht", whole[..whole.LastIndexOf('十')]);
        Write("b.mht", Multipart(("image/gif", "base64", "R0lGODlh")));
        Assert.Equal(["a.mht: an MHTML file that is cut off within its page", "b.mht: an MHTML file without a page in it"], Names(await Read(new FolderSource(), Root)));
    }

    private static string Message(string type, string encoding, string body) => Multipart((type, encoding, body), ("image/gif", "base64", "R0lGODlh"));

    private static string Multipart(params (string Type, string Encoding, string Body)[] parts) =>
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_Part\"\r\n\r\npreamble\r\n"
        + string.Concat(parts.Select(p => $"------=_Part\r\nContent-Type: {p.Type}\r\nContent-Transfer-Encoding: {p.Encoding}\r\n\r\n{p.Body}\r\n"))
        + "------=_Part--\r\n";

    private static byte[] GbkPage()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030").GetBytes("<html><body><p>关于开展清河行动的通知 = 第一条</p></body></html>");
    }

    private static string QuotedPrintable(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            text.Append(bytes[i] is >= 0x21 and <= 0x7E and not (byte)'=' ? ((char)bytes[i]).ToString() : $"={bytes[i]:X2}");
            text.Append(i % 30 == 29 ? "=\r\n" : "");
        }

        return text.ToString();
    }
}
