using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds what went through a wrong decoder, line by line, and reads it anew.</summary>
internal sealed class Mojibake
{
    // So many characters in lines that convince by themselves, and half of all lines that look broken, are beyond doubt.
    private const int BeyondDoubt = 12;
    private const int Convincing = 80 * ProseModel.Bit;

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

    // Where something was lost, it may have been lost as browsers do.
    private static readonly ImmutableArray<Chain> ChainsWithLoss =
    [
        .. Chains,
        new("gbk-as-big5", Signs.Rare, ByteView.Big5OfBrowsers, (v, _) => new GbkReading(v, Stripped.Nothing)),
    ];

    private static readonly ImmutableArray<Chain> ChainsOfWindows = [.. Chains.Select(c => c.View == ByteView.Gb ? c with { View = ByteView.Windows936 } : c)];

    private readonly string _text;
    private readonly Stripped _stripped;
    private readonly ImmutableArray<Chain> _chains;
    private readonly Dictionary<Chain, (int Lines, int Characters)> _evidence = [];
    private readonly Dictionary<Signs, int> _alarmed = [];
    private readonly Dictionary<Chain, (IReading Straight, IReading Lossy)> _readings = [];
    private readonly Lattice _lattice;
    private ImmutableHashSet<Chain> _sure = [];
    private Chain? _usual;

    private Mojibake(string text) =>
        (_text, _stripped, _chains, _lattice) = (text, Stripped.From(text), ChainsFor(text), new Lattice(text));

    private static ImmutableArray<Chain> ChainsFor(string text) =>
        HoldsLoneEuros(text) ? ChainsOfWindows : text.Contains('\ufffd', StringComparison.Ordinal) ? ChainsWithLoss : Chains;

    // 80 is the commonest byte of UTF-8 that a decoder of GBK loses; in prose the euro sign is rare, and so it is as A2 E3.
    private static bool HoldsLoneEuros(ReadOnlySpan<char> text) => text.Count('€') * 10 > text.Count('\ufffd') + text.Count('?');

    /// <param name="Chain">What it was read with.</param>
    /// <param name="Damage">What it is.</param>
    /// <param name="Gain">By how much it is likelier than what stands there; without what it costs to begin.</param>
    /// <param name="IsUsual">Whether it reads as prose does.</param>
    private readonly record struct Repaired(Chain? Chain, Damage Damage, int Gain, bool IsUsual);

    private readonly record struct Candidate(Chain Chain, List<ShownBytes> Runs, Straight.Result Read, int Gain);

    private readonly record struct Line(TextSpan Span, Signs Signs, Damage Damage, ImmutableHashSet<Chain> SureThen);

    /// <summary>What is mojibake in <paramref name="text"/>; nothing in nearly all texts, and that at once.</summary>
    public static IReadOnlyList<Damage> Find(string text) => Suspicion.IsAny(text) ? new Mojibake(text).Find() : [];

    private List<Damage> Find()
    {
        var found = new List<Line>();
        foreach (var line in Lines())
        {
            var span = _text.AsSpan(line.Start, line.Length);
            var signs = Suspicion.In(span);
            if (signs != Signs.None)
            {
                var isAlarmed = Suspicion.IsAny(span);
                var sure = isAlarmed ? _sure : [];
                var repaired = isAlarmed ? Best(line, signs) : default;
                found.Add(new Line(line, signs, repaired.Damage, sure));
                if (isAlarmed)
                {
                    Remember(signs, repaired);
                }
            }
        }

        // What a line by itself could not show: once it is beyond doubt how the document was broken, less convinces.
        return [.. found.Select(Again).Where(d => d.Edits is { Count: > 0 })];
    }

    private Damage Again(Line line)
    {
        var sure = SignsOf(_sure) & line.Signs;
        return (sure == SignsOf(line.SureThen) && line.SureThen.SetEquals(_sure)) || (sure == 0 && line.SureThen.IsEmpty) || IsComplete(line)
            ? line.Damage
            : Best(line.Span, sure == 0 ? line.Signs : sure).Damage;
    }

    private static Signs SignsOf(ImmutableHashSet<Chain> chains) => chains.Aggregate(Signs.None, (signs, chain) => signs | chain.Signs);

    // Whether nothing was left as it stood that looks broken.
    private bool IsComplete(Line line)
    {
        if (line.Damage.IsWhole || line.Damage.Edits is not { Count: > 0 } edits)
        {
            return line.Damage.IsWhole;
        }

        var position = line.Span.Start;
        foreach (var edit in edits)
        {
            if (Suspicion.In(_text.AsSpan(position, edit.Span.Start - position)) != Signs.None)
            {
                return false;
            }

            position = edit.Span.End;
        }

        return Suspicion.In(_text.AsSpan(position, line.Span.End - position)) == Signs.None;
    }

    private void Remember(Signs signs, Repaired repaired)
    {
        foreach (var sign in Enum.GetValues<Signs>())
        {
            _alarmed[sign] = _alarmed.GetValueOrDefault(sign) + ((signs & sign) != 0 ? 1 : 0);
        }

        if (repaired.Chain is { } chain && repaired.Gain >= Price.Entry + Convincing)
        {
            var (lines, characters) = _evidence.GetValueOrDefault(chain);
            _evidence[chain] = (lines + 1, characters + repaired.Damage.Edits.Count);
            _usual = chain;
        }

        if (_evidence.Count > 0)
        {
            _sure = [.. _evidence.Where(e => e.Value.Characters >= BeyondDoubt && e.Value.Lines * 2 >= _alarmed[e.Key.Signs]).Select(e => e.Key)];
        }
    }

    // As most lines before it, if it then reads as prose does; else as it reads best.
    private Repaired Best(TextSpan line, Signs signs)
    {
        if (_usual is { } usual && (signs & usual.Signs) != 0 && StraightBy(usual, line, ShownRuns.In(_text, line, usual.View)) is { } candidate
            && (candidate.Read.IsWhole ? candidate.Read.IsUsual : IsBeyondDoubt(usual))
            && Read(candidate) is { IsUsual: true, Gain: >= Price.Entry + Convincing } asUsual)
        {
            return asUsual;
        }

        var best = default(Repaired);
        foreach (var other in Candidates(line, signs))
        {
            var read = Read(other);
            if (read.Damage.Edits is { Count: > 0 } && read.Gain - StartOf(other.Chain) > (best.Chain is null ? 0 : best.Gain - StartOf(best.Chain)))
            {
                best = read;
                if (read.Damage.IsWhole)
                {
                    break;
                }
            }
        }

        return best;
    }

    // What is worth a search, likeliest first.
    private List<Candidate> Candidates(TextSpan line, Signs signs)
    {
        var candidates = new List<Candidate>();
        var (view, runs) = (default(ByteView), new List<ShownBytes>());
        var standing = Straight.CostOfStanding(_text, line);
        foreach (var chain in _chains)
        {
            if ((signs & chain.Signs) != 0)
            {
                (view, runs) = view == chain.View ? (view, runs) : (chain.View, ShownRuns.In(_text, line, chain.View));
                if (StraightBy(chain, line, runs) is { } candidate)
                {
                    candidates.Add(candidate);
                }
            }
        }

        var least = candidates.Count == 0 ? 0 : standing - candidates.Max(c => c.Gain);
        return [.. candidates.Where(c => standing - c.Gain <= (long)least * WorthSearch / 100 || IsBeyondDoubt(c.Chain)).OrderByDescending(c => c.Gain)];
    }

    private Candidate? StraightBy(Chain chain, TextSpan line, List<ShownBytes> shown)
    {
        var runs = chain.IsTwice ? [.. shown.Select(r => r.Peel(chain.View)).OfType<ShownBytes>()] : shown;
        var (read, gain, isWhole) = (new Straight.Result(0, 0, 0, IsSound: true), 0, true);
        foreach (var run in runs)
        {
            var by = Straight.Read(_text, run, ReadingsOf(chain).Straight);
            gain += Straight.CostOfStanding(_text, run.Span) - by.Cost;
            isWhole &= by.IsWhole;
            read += by;
        }

        return runs.Count == 0 ? null : new Candidate(chain, runs, read with { IsSound = isWhole }, gain);
    }

    private bool IsBeyondDoubt(Chain chain) => _sure.Contains(chain);

    private int StartOf(Chain chain) => IsBeyondDoubt(chain) ? 0 : Price.Entry;

    private (IReading Straight, IReading Lossy) ReadingsOf(Chain chain) =>
        _readings.TryGetValue(chain, out var known) ? known : _readings[chain] = (chain.Right(chain.View, Stripped.Nothing), chain.Right(chain.View, _stripped));

    private Repaired Read(Candidate candidate)
    {
        var chain = candidate.Chain;
        var edits = new List<Edit>(candidate.Read.Characters);
        if (candidate.Read.IsWhole)
        {
            candidate.Runs.ForEach(run => Straight.Read(_text, run, ReadingsOf(chain).Straight, edits));
            return candidate.Gain > StartOf(chain) ? new Repaired(chain, new Damage(chain.Kind, edits, IsWhole: true), candidate.Gain, candidate.Read.IsUsual) : default;
        }

        var start = StartOf(chain);
        var gain = start;
        foreach (var run in candidate.Runs)
        {
            var anew = _lattice.Find(run, ReadingsOf(chain).Lossy, new Prices(IsBeyondDoubt(chain) ? Price.EntryBeyondDoubt : Price.Entry, start));
            gain += anew.Gain;
            edits.AddRange(anew.Edits);
        }

        var judged = Straight.Judge(edits);
        return IsBeyondDoubt(chain) || Straight.IsProse(judged) ? new Repaired(chain, new Damage(chain.Kind, edits), gain, judged.IsUsual) : default;
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
