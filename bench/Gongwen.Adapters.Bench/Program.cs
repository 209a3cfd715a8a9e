using System.Globalization;
using Gongwen.Adapters.Bench;
using Gongwen.Ingest;

// FOLDER of notices, CASES of OpenCC (config, input, expected), numbers of notices to store.
if (args is not [var folder, var cases, .. var counts])
{
    Console.Error.WriteLine("usage: FOLDER CASES [NOTICES]...");
    return 1;
}

string[] texts =
[
    .. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => Ingestor.Default.Read(new RawDocument { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = MediaTypes.Text }).Text),
];
CharsetComparison.Print(texts);
SegmentationComparison.Print(texts);
ConversionComparison.Print(texts, cases);
foreach (var count in counts)
{
    CorpusComparison.Print(folder, int.Parse(count, CultureInfo.InvariantCulture));
}

return 0;
