using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongwen.Extract;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Bench;

/// <summary>Makes any number of notices of a few without reading them: half of the words of each are other words of the same length, as often as they occur.</summary>
/// <remarks>Lengths and so the places of all facts stay. The same number always gives the same notice.</remarks>
internal sealed class NoticeCloner
{
    private const int Places = 1000;

    private readonly List<(Article Article, OfficialDocument Document, TextSpan[] Words)> _templates;
    private readonly string[][] _vocabulary; // by length; a word stands as often in it as in the templates

    public NoticeCloner(string folder)
    {
        _templates = [.. FolderSource.List(folder).Where(f => FolderSource.MediaTypeOf(f.Path) is MediaTypes.Html or MediaTypes.Text)
            .Select(f => Read(f.Path)).Where(t => t.Document.Text.Length > 200)];
        _vocabulary = [.. Enumerable.Range(0, 5).Select(length => Words(length).ToArray())];
    }

    /// <summary>How many notices there are to begin with.</summary>
    public int Templates => _templates.Count;

    /// <summary>The words of all templates, as often as they occur.</summary>
    public IEnumerable<string> Words(int length) =>
        from template in _templates
        from word in template.Words
        where word.Length == length
        select template.Document.Text.Substring(word.Start, word.Length);

    /// <summary>The text of that notice.</summary>
    public string Text(int number)
    {
        var (_, document, words) = _templates[number % _templates.Count];
        var (random, text) = (new Random(number), document.Text.ToCharArray());
        foreach (var word in words)
        {
            if (random.Next(2) == 0 && word.Length < _vocabulary.Length && _vocabulary[word.Length] is { Length: > 0 } others)
            {
                var other = others[random.Next(others.Length)];
                for (var i = 0; i < word.Length; i++)
                {
                    text[word.Start + i] = other[i];
                }
            }
        }

        return new string(text);
    }

    /// <summary>That notice, ready to be stored.</summary>
    public CorpusEntry Entry(int number)
    {
        var (article, document, _) = _templates[number % _templates.Count];
        var (text, random) = (Text(number), new Random(number));
        var bytes = Encoding.UTF8.GetBytes(text);
        var uri = string.Create(CultureInfo.InvariantCulture, $"clone/{number}.txt");
        var date = new NoticeDate(2010 + random.Next(16), 1 + random.Next(12), 1 + random.Next(28));
        return CorpusEntry.Read(
            new RawDocument { Uri = uri, Bytes = bytes, MediaType = "text/plain" },
            article with { Text = text, Source = article.Source with { Uri = uri, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)) } },
            document with
            {
                Text = text,
                Title = At(document.Title, text),
                DocumentDate = new Fact<NoticeDate>(date, new Evidence(null, "bench", 1)),
                Assignments = [.. document.Assignments.Select(a => a with { Units = [.. a.Units.Select(u => u with { Value = UnitLike(u.Value, random) })] })],
            },
            "bench");
    }

    // Every fourth unit is that of one of many places, few of them often named: names are as many and as rare as in a corpus of many counties.
    private static string UnitLike(string unit, Random random)
    {
        var place = (int)Math.Exp(random.NextDouble() * Math.Log(Places));
        return random.Next(4) > 0 ? unit : $"{(char)('\u4E00' + (place % 97 * 7))}{(char)('\u6000' + (place / 97 * 5))}县{unit}";
    }

    // A fact follows its words, where it stands in the text as it is.
    private static Fact<string>? At(Fact<string>? fact, string text) =>
        fact is { Evidence.Span: { } span } && span.Length == fact.Value.Length ? fact with { Value = text.Substring(span.Start, span.Length) } : fact;

    private static (Article Article, OfficialDocument Document, TextSpan[] Words) Read(string path)
    {
        var article = Ingestor.Default.Read(new RawDocument { Uri = path, Bytes = File.ReadAllBytes(path), MediaType = FolderSource.MediaTypeOf(path) });
        var document = Extractor.Default.Extract(article);
        return (article, document, [.. Segmenter.Default.Cut(document.Text).Where(w => w.Length > 1 && document.Text.AsSpan(w.Start, w.Length).IndexOfAnyExceptInRange('\u4E00', '\u9FD5') < 0)]);
    }
}
