using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds what went through a wrong decoder, line by line, and reads it anew.</summary>
internal sealed class Mojibake
{
    // So many characters in lines that convince by themselves, and half of all lines that look broken, are beyond doubt.
    private const int BeyondDoubt = 12;
    private const int Convincing = 80 * ProseModel.Bit;
    private const int Longest = 1 << 15;

    // A chain is worth a search when reading straight on with it costs no more than this, against the best: in percent.
    private const int WorthSearch = 125;

    private static readonly ImmutableArray<Chain> Chains =
    [
        new("gbk-as-latin1", Signs.Latin, ByteView.Latin1, (v, s) => new GbkReading(v, s)),
        new("utf8-as-latin1", Signs.Latin, ByteView.Latin1, (v, s) => new Utf8Reading(v, s)),
        new("big5-as-latin1", Signs.Latin, ByteView.Latin1, (v, _) => new Big5Reading(v)),
        new("utf8-as-latin1-twice", Signs.Latin, ByteView.Latin1, (v, s) => new Utf8Reading(v, s), IsTwice: true),
        new("gbk-as-latin1-twice", Signs.Latin, ByteView.Latin1, (v, s) => new GbkReading(v, s), IsTwice: true),
        new("gbk-as-entities", Signs.Escaped, ByteView.Entities, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("utf8-as-entities", Signs.Escaped, ByteView.Entities, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("big5-as-entities", Signs.Escaped, ByteView.Entities, (v, _) => new Big5Reading(v)),
        new("utf8-as-percent", Signs.Escaped, ByteView.Percents, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("gbk-as-percent", Signs.Escaped, ByteView.Percents, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("gbk-as-cp1251", Signs.Cyrillic, ByteView.Windows1251, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("utf8-as-cp1251", Signs.Cyrillic, ByteView.Windows1251, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("utf8-as-gbk", Signs.Rare, ByteView.Gb, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("big5-as-gbk", Signs.Rare, ByteView.Gb, (v, _) => new Big5Reading(v)),
        new("gbk-as-big5", Signs.Rare, ByteView.Big5, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("utf8-as-big5", Signs.Rare, ByteView.Big5, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
    ];

    private readonly string _text;
    private readonly Stripped _stripped;
    private readonly Dictionary<Chain, (int Lines, int Characters)> _evidence = [];
    private readonly Dictionary<Signs, int> _alarmed = [];
    private readonly Dictionary<Chain, IReading> _readings = [];
    private ImmutableHashSet<Chain> _sure = [];

    private Mojibake(string text) => (_text, _stripped) = (text, Stripped.From(text));

    private readonly record struct Candidate(Chain Chain, List<ShownBytes> Runs, List<List<Edit>?> Read, int Cost, int Gain);

    /// <summary>What is mojibake in <paramref name="text"/>; nothing in nearly all texts, and that at once.</summary>
    public static IReadOnlyList<Damage> Find(string text) => Suspicion.IsAny(text) ? new Mojibake(text).Find() : [];

    private List<Damage> Find()
    {
        var found = new List<(TextSpan Line, Signs Signs, Damage Damage)>();
        foreach (var line in Lines())
        {
            var span = _text.AsSpan(line.Start, line.Length);
            var signs = Suspicion.In(span);
            if (signs != Signs.None)
            {
                found.Add((line, signs, Suspicion.IsAny(span) ? Best(line, signs, isAlarmed: true) : default));
            }
        }

        // What a line by itself could not show: once it is beyond doubt how the document was broken, less convinces.
        _sure = [.. _evidence.Where(e => e.Value.Characters >= BeyondDoubt && e.Value.Lines * 2 >= _alarmed[e.Key.Signs]).Select(e => e.Key)];
        var sure = _sure.Aggregate(Signs.None, (signs, chain) => signs | chain.Signs);
        return [.. found.Select(f => (f.Signs & sure) == 0 || f.Damage.IsWhole ? f.Damage : Best(f.Line, f.Signs & sure, isAlarmed: false)).Where(d => d.Edits is { Count: > 0 })];
    }

    private Damage Best(TextSpan line, Signs signs, bool isAlarmed)
    {
        var (best, gain) = (default(Damage), 0);
        Chain? used = null;
        foreach (var candidate in Candidates(line, signs))
        {
            var (damage, by) = Read(candidate);
            if (by > gain && damage.Edits is { Count: > 0 })
            {
                (best, gain, used) = (damage, by, candidate.Chain);
                if (damage.IsWhole)
                {
                    break;
                }
            }
        }

        if (isAlarmed)
        {
            Remember(signs, gain >= Convincing ? used : null, best);
        }

        return best;
    }

    private void Remember(Signs signs, Chain? chain, Damage damage)
    {
        foreach (var sign in Enum.GetValues<Signs>())
        {
            _alarmed[sign] = _alarmed.GetValueOrDefault(sign) + ((signs & sign) != 0 ? 1 : 0);
        }

        if (chain is not null)
        {
            var (lines, characters) = _evidence.GetValueOrDefault(chain);
            _evidence[chain] = (lines + 1, characters + damage.Edits.Count);
        }
    }

    // What is worth a search, likeliest first.
    private List<Candidate> Candidates(TextSpan line, Signs signs)
    {
        var candidates = new List<Candidate>();
        var (view, runs) = (default(ByteView), new List<ShownBytes>());
        var standing = Straight.CostOfStanding(_text, line);
        foreach (var chain in Chains)
        {
            if ((signs & chain.Signs) != 0)
            {
                (view, runs) = view == chain.View ? (view, runs) : (chain.View, Runs(line, chain.View));
                var peeled = chain.IsTwice ? [.. runs.Select(r => r.Peel(chain.View)).OfType<ShownBytes>()] : runs;
                if (peeled.Count > 0)
                {
                    candidates.Add(ReadStraight(chain, peeled, standing));
                }
            }
        }

        var least = candidates.Count == 0 ? 0 : candidates.Min(c => c.Cost);
        return [.. candidates.Where(c => c.Cost <= (long)least * WorthSearch / 100 || IsBeyondDoubt(c.Chain)).OrderBy(c => c.Cost)];
    }

    private Candidate ReadStraight(Chain chain, List<ShownBytes> runs, int standing)
    {
        var reading = chain.Right(chain.View, Stripped.Nothing);
        var read = new List<List<Edit>?>(runs.Count);
        var cost = standing;
        foreach (var run in runs)
        {
            var (by, edits) = Straight.Read(_text, run, reading);
            cost += by - Straight.CostOfStanding(_text, run.Span);
            read.Add(edits);
        }

        return new Candidate(chain, runs, read, cost, standing - cost);
    }

    private bool IsBeyondDoubt(Chain chain) => _sure.Contains(chain);

    private (Damage Damage, int Gain) Read(Candidate candidate)
    {
        var chain = candidate.Chain;
        var (entry, start) = IsBeyondDoubt(chain) ? (Price.EntryBeyondDoubt, 0) : (Price.Entry, Price.Entry);
        if (candidate.Read.TrueForAll(r => r is not null))
        {
            return candidate.Gain > start ? (new Damage(chain.Kind, [.. candidate.Read.SelectMany(r => r!)], IsWhole: true), candidate.Gain - start) : (default, 0);
        }

        var (gain, edits) = (0, new List<Edit>());
        var reading = _readings.TryGetValue(chain, out var known) ? known : _readings[chain] = chain.Right(chain.View, _stripped);
        foreach (var run in candidate.Runs)
        {
            var anew = new Lattice(_text, run, reading).Find(entry, start);
            gain += anew.Gain;
            edits.AddRange(anew.Edits);
        }

        return IsBeyondDoubt(chain) || Straight.IsProse(edits) ? (new Damage(chain.Kind, edits), gain) : (default, 0);
    }

    private List<ShownBytes> Runs(TextSpan line, ByteView view)
    {
        var runs = new List<ShownBytes>();
        for (var i = line.Start; i < line.End;)
        {
            var bytes = Run(TextSpan.Between(i, line.End), view);
            i = bytes.Count > 0 ? bytes.End : line.End;
            if (bytes.Count > 1)
            {
                runs.Add(bytes);
            }
        }

        return runs;
    }

    // The next run of characters that show bytes, from one above 7F on.
    private ShownBytes Run(TextSpan span, ByteView view)
    {
        var bytes = new ShownBytes();
        for (var i = span.Start; i < span.End;)
        {
            var length = view.Read(_text.AsSpan(i, span.End - i), out var code);
            if (bytes.Count == 0 && EndOfAddress(i) is var end && end > i)
            {
                length = end - i;
            }
            else if (bytes.Count == 0 ? code >= 0x80 && _text[i] != '?' : code > 0 && (bytes.Count < Longest || _text[i] >= 0x80))
            {
                bytes.AddUnit(code, new TextSpan(i, length));
            }
            else if (bytes.Count > 0)
            {
                break;
            }

            i += length;
        }

        return bytes;
    }

    // An escape in an address is in its place: where the address ends; the position itself when it is in none.
    private int EndOfAddress(int position)
    {
        if (_text[position] != '%')
        {
            return position;
        }

        var before = _text.AsSpan(0, position);
        var word = before[(before.LastIndexOfAnyExceptInRange('!', '~') + 1)..];
        var end = _text.AsSpan(position).IndexOfAnyExceptInRange('!', '~');
        return !word.ContainsAny("/=&@?") ? position : end < 0 ? _text.Length : position + end;
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
