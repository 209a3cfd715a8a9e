using System.Text;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>Windows of Chinese text in several charsets, some with bytes lost: the same ones every time.</summary>
internal static class CharsetSamples
{
    private const int Seed = 20261122;
    private const int MostAttempts = 200;

    /// <summary>One window: its text, its bytes, and where it belongs in the table.</summary>
    public sealed record Sample(string Charset, int Length, int Lost, string Text, byte[] Bytes);

    /// <summary><paramref name="count"/> windows for each charset, length and number of lost bytes.</summary>
    /// <param name="texts">Simplified text; Big5 gets it in Traditional characters.</param>
    /// <param name="lengths">Characters of a window.</param>
    /// <param name="losses">Bytes lost.</param>
    /// <param name="count">Windows of a cell.</param>
    public static IEnumerable<Sample> Make(IReadOnlyList<string> texts, int[] lengths, int[] losses, int count)
    {
        var traditional = Traditional(texts);
        foreach (var (charset, encoding, from) in (IEnumerable<(string, Encoding, IReadOnlyList<string>)>)
            [("gb18030", Encode("gb18030"), texts), ("big5", Encode("big5"), traditional), ("utf-8", new UTF8Encoding(false, true), texts)])
        {
            foreach (var length in lengths)
            {
                var random = new Random(Seed + length);
                var windows = Windows(from, length, encoding, random).Take(count).ToList();
                foreach (var lost in losses)
                {
                    foreach (var text in windows)
                    {
                        yield return new Sample(charset, length, lost, text, Lose(encoding.GetBytes(text), lost, random));
                    }
                }
            }
        }
    }

    /// <summary>Simplified text in Traditional characters, one for one: right often enough to look like Traditional prose.</summary>
    public static IReadOnlyList<string> Traditional(IEnumerable<string> texts)
    {
        var table = DataFile.Rows("OpenCC/TSCharacters.tsv").Where(r => r is [{ Length: 1 }, { Length: 1 }] && r[0] != r[1])
            .GroupBy(r => r[1][0], r => r[0][0]).ToDictionary(g => g.Key, g => g.First());
        return [.. texts.Select(t => string.Concat(t.Select(c => table.GetValueOrDefault(c, c))))];
    }

    private static Encoding Encode(string charset) =>
        CodePagesEncodingProvider.Instance.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    // At least half of a window is hanzi, and all of it can be written in the charset, without halves of characters and those of private use.
    private static IEnumerable<string> Windows(IReadOnlyList<string> texts, int length, Encoding encoding, Random random)
    {
        for (var attempts = 0; attempts < MostAttempts;)
        {
            var text = texts[random.Next(texts.Count)];
            var window = text.Length < length ? "" : text.Substring(random.Next(text.Length - length + 1), length);
            if (window.Count(c => c is >= '一' and <= '鿿') * 2 >= length && window.Length == length && !window.Any(c => c is >= '\ud800' and <= '\uf8ff') && CanEncode(window, encoding))
            {
                attempts = 0;
                yield return window;
            }
            else
            {
                attempts++;
            }
        }
    }

    private static bool CanEncode(string text, Encoding encoding)
    {
        try
        {
            return encoding.GetString(encoding.GetBytes(text)) == text;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    private static byte[] Lose(byte[] bytes, int count, Random random)
    {
        var left = bytes.ToList();
        for (var i = 0; i < count; i++)
        {
            left.RemoveAt(random.Next(left.Count));
        }

        return [.. left];
    }
}
