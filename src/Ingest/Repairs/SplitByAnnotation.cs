using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Puts GBK right where a converter set its reading between the two bytes of a character.</summary>
/// <remarks>
/// Of <c>開展爭(fàn)進位</c> with 爭 = A0 8E cut in two, A0 and the bracket became <c>?</c>, and 8E went on with the bytes after it
/// up to the next ASCII character: <c>開展?fàn)幭冗M位</c>. The lost first byte is the one with which the bytes read best.
/// </remarks>
internal static partial class SplitByAnnotation
{
    private const int Ascii = 0x80;
    private const int LeastGain = ProseModel.Broken;

    public static IReadOnlyList<Edit> Find(string text)
    {
        if (!text.Contains('?'))
        {
            return [];
        }

        var edits = new List<Edit>();
        foreach (Match orphan in Orphan().Matches(text))
        {
            var run = orphan.Groups["run"];
            if (Whole(run.ValueSpan, text[orphan.Index]) is { } whole)
            {
                edits.Add(new Edit(new TextSpan(run.Index - orphan.Groups["reading"].Length, orphan.Groups["reading"].Length + run.Length), whole));
            }
        }

        return edits;
    }

    // The best reading with one byte put before the run; null when none reads clearly better than what stands there.
    private static string? Whole(ReadOnlySpan<char> run, char before)
    {
        var bytes = new List<int>();
        foreach (var c in run)
        {
            var code = c < Ascii ? c : Gbk.Code(c);
            if (code >= Ascii)
            {
                bytes.Add(code >> 8);
            }

            bytes.Add(code & 0xFF);
        }

        var best = (Text: (string?)null, Cost: Cost(run, before) + ProseModel.Broken - LeastGain);
        for (var lead = Gbk.FirstLead; lead < Gbk.End; lead++)
        {
            if (Decode(lead, bytes) is { } text && Cost(text, before) is var cost && cost < best.Cost)
            {
                best = (text, cost);
            }
        }

        return best.Text;
    }

    private static string? Decode(int lead, List<int> trailing)
    {
        var text = new char[(trailing.Count + 1) / 2];
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Gbk.Character(i == 0 ? lead : trailing[(2 * i) - 1], trailing[2 * i]);
            if (text[i] == '\0')
            {
                return null;
            }
        }

        return new string(text);
    }

    private static int Cost(ReadOnlySpan<char> text, char before)
    {
        var cost = 0;
        foreach (var c in text)
        {
            cost += ProseModel.Instance.Cost(before, c);
            before = c;
        }

        return cost;
    }

    // A hanzi, a reading that nothing opened, and the hanzi up to the ASCII character that ends the shift.
    [GeneratedRegex(@"[一-鿿](?<reading>\?[a-zà-ɡ]{1,6}[)）])(?<run>[一-鿿]{1,20}[@-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Orphan();
}
