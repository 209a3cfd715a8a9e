using System.Text;
using FsCheck.Fluent;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Ingest.Tests;

/// <summary>Whatever is done to the bytes of a container: it gives documents or failures, never an exception.</summary>
public sealed class HostileSourceTests
{
    private static readonly Dictionary<string, byte[]> s_whole = new()
    {
        ["docx"] = DocxPackages.OfCase(Case("Docx", "numbering.xml")),
        ["docx, tables"] = DocxPackages.OfCase(Case("Docx", "tables.xml")),
        ["zip"] = Zips.Of(("a.txt", Encoding.UTF8.GetBytes("关于开展清河行动的通知")), ("b.zip", Zips.Of(("c.html", "<p>一</p>"u8.ToArray()))), ("d.txt.gz", Zips.Gzip("二"u8.ToArray()))),
        ["gzip"] = Zips.Gzip(File.ReadAllBytes(Case("Pages", "ledger.html"))),
        ["mhtml"] = Encoding.UTF8.GetBytes(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: text/html\r\n"
            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E4=B8=80</p>=\r\n\r\n--c--\r\n--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n--b--\r\n"),
        ["pages"] = JoinedPages.Write(
            [new RawDocument { Uri = "a.html", Bytes = "<p>一</p>"u8.ToArray() }, new RawDocument { Uri = "a_1.html", Bytes = "<p>二</p>"u8.ToArray() }], ["a_2.html"]).Bytes.ToArray(),
    };

    public static IEnumerable<TheoryDataRow<string>> Kinds => s_whole.Keys.Select(k => new TheoryDataRow<string>(k));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Changed_bytes_end_in_documents_or_failures(string kind)
    {
        var whole = s_whole[kind];
        var edits = Gen.ArrayOf(Gen.Two(Gen.Choose(0, whole.Length - 1)), 3);
        Prop.ForAll(edits.ToArbitrary(), changes =>
        {
            var bytes = whole.ToArray();
            foreach (var (at, value) in changes)
            {
                bytes[at] = (byte)value;
            }

            ReadAll(bytes, kind);
        }).AlwaysHolds(150);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Cut_bytes_end_in_documents_or_failures(string kind)
    {
        var whole = s_whole[kind];
        for (var length = 0; length < whole.Length; length += 1 + (whole.Length / 100))
        {
            ReadAll(whole[..length], kind);
        }
    }

    // Changed bytes seldom get past the checksum of their entry; changed markup does.
    [Theory]
    [InlineData("numbering.xml")]
    [InlineData("tables.xml")]
    [InlineData("revisions-fields.xml")]
    public void Changed_markup_ends_in_documents_or_failures(string name)
    {
        var parts = System.Xml.Linq.XDocument.Load(Case("Docx", name)).Root!.Elements().Select(e => ($"word/{e.Name.LocalName}.xml", e.ToString())).ToArray();
        var longest = parts.Max(p => p.Item2.Length);
        var cuts = Gen.ArrayOf(Gen.Two(Gen.Choose(0, longest)), 2).SelectMany(at => Gen.ArrayOf(Gen.Elements("", "<w:p>", "</w:p>", "<w:tbl>", "</w:r>", "99999999", "-1", "<w:vMerge/>", "&#xFFFF;", "&#0;"), 2).Select(put => (at, put)));
        Prop.ForAll(cuts.ToArbitrary(), change => ReadAll(DocxPackages.Of([.. parts.Select(p => (p.Item1, Changed(p.Item2, change.at, change.put)))]), name))
            .AlwaysHolds(200);
    }

    // Tags are swapped for others of the same document, so that most of what comes out is XML still.
    [Fact]
    public void Shuffled_elements_end_in_documents_or_failures()
    {
        string[] pieces = ["<w:p>", "<w:tbl>", "<w:tr>", "<w:tc>", "<w:r>", "<w:t>通", "<w:pPr>", "<w:rPr>", "<w:del/>", "<w:tcPr>", "<w:gridSpan w:val=\"-5\"/>", "<w:gridSpan w:val=\"999999\"/>", "<w:vMerge/>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:br/>", "<w:tab/>", "/", "/", "/", "/"];
        Prop.ForAll(Gen.ListOf(Gen.Elements(pieces)).ToArbitrary(), list =>
        {
            var (body, open) = (new StringBuilder(), new Stack<string>());
            foreach (var piece in list)
            {
                if (piece == "/")
                {
                    body.Append(open.TryPop(out var name) ? $"</{name}>" : "");
                }
                else
                {
                    body.Append(piece);
                    if (!piece.EndsWith("/>", StringComparison.Ordinal))
                    {
                        open.Push(piece[1..piece.IndexOf('>')]);
                    }
                }
            }

            body.Append(string.Concat(open.Select(name => $"</{name}>")));
            ReadAll(DocxPackages.OfBody($"{body}<w:p><w:r><w:t>文</w:t></w:r></w:p>"), "docx");
        }).AlwaysHolds(500);
    }

    [Fact]
    public void Joined_pages_come_back_as_they_were()
    {
        var pages = Gen.NonEmptyListOf(Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b))).Select(list => list.ToList());
        Prop.ForAll(pages.ToArbitrary(), bytes =>
        {
            var document = JoinedPages.Write([.. bytes.Select((b, i) => new RawDocument { Uri = $"第 {i}.html", Bytes = b, DeclaredCharset = i % 2 == 0 ? "gb18030" : null })], ["缺 1.html"]);
            var read = JoinedPages.Read(document);
            Assert.Equal(bytes, read.Pages.Select(p => p.Bytes.ToArray()));
            Assert.Equal(bytes.Select((_, i) => ($"第 {i}.html", i % 2 == 0 ? "gb18030" : null)), read.Pages.Select(p => (p.Uri, p.DeclaredCharset)));
            Assert.Equal(["缺 1.html"], read.Missing);
        }).AlwaysHolds();
    }

    [Fact]
    public void A_document_that_declares_entities_is_not_read()
    {
        var bomb = DocxPackages.Of(("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><d>&b;</d>"));
        Assert.Contains("DTD", Assert.Throws<UnreadableDocumentException>(() => Read(bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_a_bomb_is_not_read()
    {
        var bomb = DocxPackages.OfBody(new string(' ', 60 << 20));
        Assert.Contains("200 times its size", Assert.Throws<UnreadableDocumentException>(() => Read(bomb)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_nests_without_end_is_not_read()
    {
        var deep = DocxPackages.OfBody(string.Concat(Enumerable.Repeat("<w:sdt>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5000)));
        Assert.Contains("nest deeper", Assert.Throws<UnreadableDocumentException>(() => Read(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_its_body_or_text_is_not_read()
    {
        var bodiless = Zips.Of(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document1.xml", "<x/>"u8.ToArray()));
        Assert.Contains("without the part", Assert.Throws<UnreadableDocumentException>(() => Read(bodiless)).Message, StringComparison.Ordinal);
        Assert.Contains("without text", Assert.Throws<UnreadableDocumentException>(() => Read(DocxPackages.OfBody("<w:p/>"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/workbook.xml", "an Office document (XLSX, PPTX)")]
    [InlineData("OFD.xml", "an OFD document")]
    public void Other_documents_are_named(string part, string kind)
    {
        var other = Zips.Of((part == "OFD.xml" ? "Doc_0/x" : "[Content_Types].xml", "<Types/>"u8.ToArray()), (part, "<x/>"u8.ToArray()));
        Assert.Equal($"no text: it looks like {kind}", Assert.Single(Items(other)).Failure);
    }

    private static Article Read(byte[] bytes) => Ingestor.Default.Read(new RawDocument { Uri = "x.docx", Bytes = bytes, MediaType = MediaTypes.Docx });

    private static void ReadAll(byte[] bytes, string kind)
    {
        var documents = kind == "pages"
            ? [new RawDocument { Uri = "x", Bytes = bytes, MediaType = MediaTypes.Pages }]
            : Items(bytes).Where(i => i.Failure is null).Select(i => i.Document!).ToList();
        foreach (var document in documents)
        {
            try
            {
                Ingestor.Default.Read(document);
            }
            catch (UnreadableDocumentException)
            {
                // what a document may end in
            }
        }
    }

    private static List<SourceItem> Items(byte[] bytes) =>
        new FolderSource { OpenInput = () => new MemoryStream(bytes) }.ReadAsync(["-"], TestContext.Current.CancellationToken).ToBlockingEnumerable().ToList();

    private static string Changed(string xml, (int A, int B)[] at, string[] put)
    {
        foreach (var ((a, b), text) in at.Zip(put))
        {
            var (start, length) = (Math.Min(a, xml.Length), b % 40);
            xml = xml[..start] + text + xml[Math.Min(xml.Length, start + length)..];
        }

        return xml;
    }

    private static string Case(string folder, string name) => Repository.PathOf("tests", "Gongwen.Ingest.Tests", "Cases", folder, name);
}
