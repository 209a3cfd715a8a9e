using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>Makes many notices of the few in <c>samples/</c>: other places, years, numbers, and another order of items.</summary>
internal static partial class NoticeGenerator
{
    private const int FilesAFolder = 1000;

    // The invented places of the samples, and characters for others that every charset has and that are the same in Traditional.
    private static readonly string[] s_places = ["云溪", "雲溪", "青禾", "岚州", "望川", "澜川", "临屿", "臨嶼", "南岭", "柳汀", "梧溪"];
    private const string Syllables = "石白北南山川江河平安和松柏竹林泉清明永福";

    /// <summary>Writes <paramref name="count"/> notices into <paramref name="folder"/>; the same ones every time.</summary>
    public static void Generate(int count, string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var samples = FolderSource.List(SamplesFolder()).Where(file => FolderSource.MediaTypeOf(file.Path) is MediaTypes.Html or MediaTypes.Text).Select(file => Sample(file.Path)).Where(s => s.Text.Length > 0).ToList();
        for (var i = 0; i < count; i++)
        {
            var (path, encoding, text) = samples[i % samples.Count];
            var target = Path.Combine(folder, (i / FilesAFolder).ToString("D3", CultureInfo.InvariantCulture));
            Directory.CreateDirectory(target);
            var name = string.Create(CultureInfo.InvariantCulture, $"{i:D6}{Path.GetExtension(path)}");
            File.WriteAllBytes(Path.Combine(target, name), encoding.GetBytes(Vary(text, i)));
        }
    }

    private static (string Path, Encoding Encoding, string Text) Sample(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var source = Ingestor.Default.Read(new RawDocument { Uri = path, Bytes = bytes, MediaType = FolderSource.MediaTypeOf(path) }).Source;
        var encoding = source.Charset == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Encoding.GetEncoding(source.Charset);
        return (path, encoding, encoding.GetString(bytes));
    }

    private static string Vary(string text, int number)
    {
        var random = new Random(number);
        var places = s_places.ToDictionary(p => p, _ => $"{Pick(random)}{Pick(random)}{Pick(random)}");
        var years = random.Next(-6, 2);
        var varied = Place().Replace(text, m => places[m.Value]);
        varied = Year().Replace(varied, m => (int.Parse(m.Value, CultureInfo.InvariantCulture) + years).ToString(CultureInfo.InvariantCulture));
        varied = Sequence().Replace(varied, m => $"{random.Next(1, 300)}号");
        varied = Kind().Replace(varied, m => $"{m.Value}（{number}）", count: 1); // so that no two are the same
        return Reorder(varied, random);
    }

    // Neighbouring lines that begin with a number of the same kind change places and keep the numbers' order.
    private static string Reorder(string text, Random random)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var run = 0;
            while (i + run < lines.Length && Item().IsMatch(lines[i + run]))
            {
                run++;
            }

            var bodies = lines.Skip(i).Take(run).Select(l => l[Item().Match(l).Length..]).ToArray();
            random.Shuffle(bodies);
            for (var k = 0; k < run; k++)
            {
                lines[i + k] = Item().Match(lines[i + k]).Value + bodies[k];
            }

            i += run;
        }

        return string.Join('\n', lines);
    }

    private static char Pick(Random random) => Syllables[random.Next(Syllables.Length)];

    private static string SamplesFolder() => Path.Combine(RepositoryFolder(), "samples");

    /// <summary>The folder of the repository that this program was built in.</summary>
    internal static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("Not inside the repository.");
    }

    [GeneratedRegex("云溪|雲溪|青禾|岚州|望川|澜川|临屿|臨嶼|南岭|柳汀|梧溪")]
    private static partial Regex Place();

    [GeneratedRegex("20[12][0-9](?=年|〕|-)")]
    private static partial Regex Year();

    [GeneratedRegex("(?<=〕)[0-9]{1,3}号")]
    private static partial Regex Sequence();

    [GeneratedRegex("通知|方案|意见|推进会|章程|办法")]
    private static partial Regex Kind();

    [GeneratedRegex("^[ \u3000]*(?:（[一二三四五六七八九十]+）|[0-9]{1,2}[.．、])")]
    private static partial Regex Item();
}
