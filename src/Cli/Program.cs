using Gongwen.Extract;
using Gongwen.Ingest;

using var output = Console.OpenStandardOutput();
foreach (var path in args)
{
    var type = Path.GetExtension(path) is ".html" or ".htm" or ".shtml" ? "text/html" : "text/plain";
    var article = Ingestor.Default.Read(new RawDocument { Uri = path, Bytes = await File.ReadAllBytesAsync(path), MediaType = type });
    await output.WriteAsync(NoticeJson.ToUtf8(article, Extractor.Default.Extract(article)));
    output.WriteByte((byte)'\n');
}
