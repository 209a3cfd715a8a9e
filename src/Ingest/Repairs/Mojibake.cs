using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Finds what went through a wrong decoder, line by line, and reads it anew.</summary>
internal sealed class Mojibake
{
    // What a line gains that convinces by itself.
    private const int Convincing = Price.Entry + (80 * ProseModel.Bit);

    // A chain is worth a search when reading straight on with it costs no more than this, against the best: in percent.
    private const int WorthSearch = 125;

    private readonly string _text;
    private readonly Stripped _stripped;
    private readonly ImmutableArray<Chain> _chains;
    private readonly ChainEvidence _evidence;
    private readonly Dictionary<Chain, (IReading Straight, IReading Lossy)> _readings = [];
    private readonly Lattice _lattice;

    private Mojibake(string text)
    {
        (_text, _stripped, _chains, _lattice) = (text, Stripped.From(text), Chains.For(text), new Lattice(text));
        _evidence = new ChainEvidence(_chains);
    }

    /// <param name="Chain">What it was read with.</param>
    /// <param name="Damage">What it is.</param>
    /// <param name="Gain">By how much it is likelier than what stands there; without what it costs to begin.</param>
    /// <param name="IsUsual">Whether it reads as prose does.</param>
    private readonly record struct Repaired(Chain? Chain, Damage Damage, int Gain, bool IsUsual);

    private readonly record struct Candidate(Chain Chain, List<ShownBytes> Runs, Straight.Result Read, int Gain);

    private readonly record struct Line(TextSpan Span, Signs Signs, Damage Damage, uint SureThen);

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
                var sure = isAlarmed ? _evidence.Sure : 0;
                var repaired = isAlarmed ? Best(line, signs) : default;
                found.Add(new Line(line, signs, repaired.Damage, sure));
                if (isAlarmed)
                {
                    _evidence.Add(signs, repaired.Gain >= Convincing ? repaired.Chain : null, repaired.Damage.Edits?.Count ?? 0);
                }
            }
        }

        // What a line by itself could not show: once it is beyond doubt how the document was broken, less convinces.
        return [.. found.Select(Again).Where(d => d.Edits is { Count: > 0 })];
    }

    private Damage Again(Line line)
    {
        var sure = _evidence.SignsOf(_evidence.Sure) & line.Signs;
        return line.SureThen == _evidence.Sure || (sure == 0 && line.SureThen == 0) || IsComplete(line)
            ? line.Damage
            : Best(line.Span, sure == 0 ? line.Signs : sure).Damage;
    }

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

    // As most lines before it, if it then reads as prose does; else as it reads best.
    private Repaired Best(TextSpan line, Signs signs)
    {
        if (_evidence.Usual is { } usual && (signs & usual.Signs) != 0 && AsUsual(line, usual) is { IsUsual: true, Gain: >= Convincing } asUsual)
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

    private Repaired AsUsual(TextSpan line, Chain usual)
    {
        var runs = ShownRuns.In(_text, line, usual.View);
        if (!usual.IsTwice && runs.Exists(r => r.HoldsUnknown))
        {
            return IsBeyondDoubt(usual) ? Read(new Candidate(usual, runs, default, 0)) : default; // straight on it is never whole
        }

        return StraightBy(usual, line, runs) is { } candidate && (candidate.Read.IsWhole ? candidate.Read.IsUsual : IsBeyondDoubt(usual)) ? Read(candidate) : default;
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

    private bool IsBeyondDoubt(Chain chain) => _evidence.IsBeyondDoubt(chain);

    private int StartOf(Chain chain) => IsBeyondDoubt(chain) ? 0 : Price.Entry;

    private (IReading Straight, IReading Lossy) ReadingsOf(Chain chain) =>
        _readings.TryGetValue(chain, out var known) ? known : _readings[chain] = (chain.Right(chain.View, Stripped.Nothing), chain.Right(chain.View, _stripped));

    private Repaired Read(Candidate candidate)
    {
        var chain = candidate.Chain;
        var edits = new List<Edit>(candidate.Runs.Sum(r => r.Count) / 2);
        if (candidate.Read.IsWhole)
        {
            candidate.Runs.ForEach(run => Straight.Read(_text, run, ReadingsOf(chain).Straight, edits));
            return candidate.Gain > StartOf(chain) ? new Repaired(chain, new Damage(chain.Kind, edits, IsWhole: true), candidate.Gain, candidate.Read.IsUsual) : default;
        }

        var start = StartOf(chain);
        var gain = start;
        foreach (var run in candidate.Runs)
        {
            gain += _lattice.Read(run, ReadingsOf(chain).Lossy, new Prices(IsBeyondDoubt(chain) ? Price.EntryBeyondDoubt : Price.Entry, start), edits);
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
