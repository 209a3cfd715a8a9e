using System.Collections.Immutable;
using System.Text.Json;

namespace Gongwen.Extract.Scoring;

/// <summary>Compares extractions with golds and adds the comparisons up by metric.</summary>
public sealed class GoldScorer
{
    private readonly Dictionary<string, (int Hits, int Extra, int Missed, List<GoldDifference> Differences)> _sums =
        GoldFacts.Metrics.ToDictionary(m => m, _ => (0, 0, 0, new List<GoldDifference>()), StringComparer.Ordinal);

    private readonly List<JudgedFact> _judged = [];

    /// <summary>Number of golds compared.</summary>
    public int Documents { get; private set; }

    /// <summary>The score of each metric so far.</summary>
    public ImmutableDictionary<string, GoldScore> Scores =>
        _sums.ToImmutableDictionary(s => s.Key, s => new GoldScore(s.Value.Hits, s.Value.Extra, s.Value.Missed, [.. s.Value.Differences]));

    /// <summary>Mean F1 of all metrics but the one that leaves the task aside.</summary>
    public double Mean => Scores.Where(s => s.Key != GoldFacts.AssignmentsTaskAside).Average(s => s.Value.F1);

    /// <summary>Each extracted fact that golds could state, right or not.</summary>
    public IReadOnlyList<JudgedFact> Judged => _judged;

    /// <summary>Adds one document.</summary>
    /// <param name="name">Its name in the differences.</param>
    /// <param name="gold">The answer.</param>
    /// <param name="extracted">What was extracted; null when the document was not read, so that all of the gold counts as missed.</param>
    public void Add(string name, JsonElement gold, JsonElement? extracted)
    {
        var (want, have) = (GoldFacts.Of(gold), extracted is { } notice ? GoldFacts.Of(notice) : []);
        if (extracted is { } judged)
        {
            _judged.AddRange(FactJudge.Judge(want, judged));
        }

        foreach (var key in want.Keys.Union(have.Keys))
        {
            var (wanted, had) = (want.GetValueOrDefault(key), have.GetValueOrDefault(key));
            var (hits, extra, missed, differences) = _sums[key.Metric];
            _sums[key.Metric] = (hits + Math.Min(wanted, had), extra + Math.Max(0, had - wanted), missed + Math.Max(0, wanted - had), differences);
            if (wanted != had)
            {
                differences.Add(new GoldDifference(name, wanted > had, key.Fact));
            }
        }

        Documents++;
    }
}
