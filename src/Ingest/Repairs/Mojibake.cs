using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds what went through a wrong decoder, line by line, and reads it anew.</summary>
internal sealed class Mojibake
{
    // So many characters in one document are beyond doubt: its other lines need less to convince.
    private const int BeyondDoubt = 12;
    private const int Longest = 1 << 15;

    private static readonly ImmutableArray<(Signs Signs, Chain Chain)> Chains =
    [
        (Signs.Latin, new("gbk-as-latin1", ByteView.Latin1, (v, s) => new GbkReading(v, s))),
        (Signs.Latin, new("utf8-as-latin1", ByteView.Latin1, (v, s) => new Utf8Reading(v, s))),
        (Signs.Latin, new("big5-as-latin1", ByteView.Latin1, (v, _) => new Big5Reading(v))),
        (Signs.Latin, new("utf8-as-latin1-twice", ByteView.Latin1, (v, s) => new Utf8Reading(v, s), IsTwice: true)),
        (Signs.Latin, new("gbk-as-latin1-twice", ByteView.Latin1, (v, s) => new GbkReading(v, s), IsTwice: true)),
        (Signs.Cyrillic, new("gbk-as-cp1251", ByteView.Windows1251, (v, _) => new GbkReading(v, Stripped.Nothing))),
        (Signs.Cyrillic, new("utf8-as-cp1251", ByteView.Windows1251, (v, _) => new Utf8Reading(v, Stripped.Nothing))),
        (Signs.Rare, new("utf8-as-gbk", ByteView.Gb, (v, _) => new Utf8Reading(v, Stripped.Nothing))),
        (Signs.Rare, new("big5-as-gbk", ByteView.Gb, (v, _) => new Big5Reading(v))),
        (Signs.Rare, new("gbk-as-big5", ByteView.Big5, (v, _) => new GbkReading(v, Stripped.Nothing))),
        (Signs.Rare, new("utf8-as-big5", ByteView.Big5, (v, _) => new Utf8Reading(v, Stripped.Nothing))),
    ];

    private readonly string _text;
    private readonly Stripped _stripped;
    private readonly Dictionary<Chain, int> _evidence = [];

    private Mojibake(string text) => (_text, _stripped) = (text, Stripped.From(text));

    /// <summary>What is mojibake in <paramref name="text"/>; nothing in nearly all texts, and that at once.</summary>
    public static IReadOnlyList<Damage> Find(string text) => Suspicion.IsAny(text) ? new Mojibake(text).Find() : [];

    private List<Damage> Find()
    {
        var found = new List<(TextSpan Line, Signs Signs, Damage Damage)>();
        foreach (var line in Lines())
        {
            var signs = Suspicion.In(_text.AsSpan(line.Start, line.Length));
            if (signs != Signs.None)
            {
                found.Add((line, signs, Best(line, signs)));
            }
        }

        // What the first lines could not know.
        return [.. found.Select(f => Best(f.Line, f.Signs)).Where(d => d.Edits.Count > 0)];
    }

    private Damage Best(TextSpan line, Signs signs)
    {
        var (best, gain) = (new Damage("", []), 0);
        Chain? used = null;
        foreach (var (sign, chain) in Chains)
        {
            if ((signs & sign) != 0)
            {
                var reading = Read(line, chain);
                if (reading.Gain > gain && reading.Edits.Count > 0)
                {
                    (best, gain, used) = (new Damage(chain.Kind, reading.Edits), reading.Gain, chain);
                }
            }
        }

        if (used is not null)
        {
            _evidence[used] = _evidence.GetValueOrDefault(used) + best.Edits.Count;
        }

        return best;
    }

    private Reading Read(TextSpan line, Chain chain)
    {
        var isBeyondDoubt = _evidence.GetValueOrDefault(chain) >= BeyondDoubt;
        var (gain, edits) = (0, new List<Edit>());
        for (var i = line.Start; i < line.End;)
        {
            var bytes = Run(TextSpan.Between(i, line.End), chain.View);
            i = bytes.Count > 0 ? bytes.End : line.End;
            bytes = chain.IsTwice ? bytes.Peel(chain.View) : bytes;
            if (bytes is { Count: > 1 })
            {
                var reading = new Lattice(_text, bytes, chain.Right(chain.View, _stripped)).Find(isBeyondDoubt ? Price.EntryBeyondDoubt : Price.Entry, isBeyondDoubt ? 0 : Price.Entry);
                gain += reading.Gain;
                edits.AddRange(reading.Edits);
            }
        }

        return new Reading(gain, edits);
    }

    // The next run of characters that show bytes, from one above 7F on.
    private ShownBytes Run(TextSpan span, ByteView view)
    {
        var bytes = new ShownBytes();
        var i = span.Start;
        while (i < span.End && (_text[i] < 0x80 || view.Code(_text[i]) == 0))
        {
            i++;
        }

        for (; i < span.End && (bytes.Count < Longest || _text[i] >= 0x80); i++)
        {
            var c = _text[i];
            var code = c is '?' or '\ufffd' && view.Code(c) < 0x80 ? ShownBytes.Unknown : view.Code(c);
            if (code == 0)
            {
                break;
            }

            if (code <= ShownBytes.Unknown)
            {
                bytes.Add(code, i, i + 1);
            }
            else
            {
                bytes.AddPair(code >> 8, code & 0xFF, i, i + 1);
            }
        }

        return bytes;
    }

    private IEnumerable<TextSpan> Lines()
    {
        for (var start = 0; start < _text.Length;)
        {
            var end = _text.IndexOf('\n', start) is var lineEnd and >= 0 ? lineEnd : _text.Length;
            yield return TextSpan.Between(start, end);
            start = end + 1;
        }
    }
}
