using Gongwen.Extract;
using Gongwen.Ingest;

using var output = Console.OpenStandardOutput();
foreach (var path in args)
{
    var article = Ingestor.Default.Read(new RawDocument { Uri = path, Bytes = await File.ReadAllBytesAsync(path) });
    await output.WriteAsync(NoticeJson.ToUtf8(article, Extractor.Default.Extract(article)));
    output.WriteByte((byte)'\n');
}
