using System.Collections.Immutable;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>What a run did, counted.</summary>
internal sealed class RunSummary
{
    // Every failure is named when it happens; the summary repeats the first ones, so that it stays small.
    private const int FailuresKept = 20;

    private readonly SortedDictionary<string, int> _missing = new(StringComparer.Ordinal);
    private readonly List<Failure> _failures = [];

    /// <summary>Documents that were read and stored, or were stored already.</summary>
    public int Read => New + Renewed + Unchanged;

    /// <summary>Documents whose bytes were not in the corpus.</summary>
    public int New { get; private set; }

    /// <summary>Documents that were in the corpus, read by other rules.</summary>
    public int Renewed { get; private set; }

    /// <summary>Documents that were in the corpus as they are.</summary>
    public int Unchanged { get; private set; }

    /// <summary>New or renewed documents whose text was repaired.</summary>
    public int Repaired { get; private set; }

    /// <summary>New or renewed documents that lack an element that every notice has.</summary>
    public int Incomplete { get; private set; }

    /// <summary>Which elements are lacking, and in how many documents.</summary>
    public IReadOnlyDictionary<string, int> Missing => _missing;

    /// <summary>Documents that could not be read.</summary>
    public int Failed { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<Failure> Failures => _failures;

    /// <summary>Counts a document that could not be read.</summary>
    public void Add(Failure failure)
    {
        Failed++;
        if (_failures.Count < FailuresKept)
        {
            _failures.Add(failure);
        }
    }

    /// <summary>Counts a batch that is stored.</summary>
    public void Add(IReadOnlyList<RunItem> batch, ImmutableArray<StoreOutcome> outcomes)
    {
        foreach (var (item, outcome) in batch.Zip(outcomes))
        {
            Add(item, outcome);
        }
    }

    private void Add(RunItem item, StoreOutcome outcome)
    {
        if (outcome == StoreOutcome.Unchanged)
        {
            Unchanged++;
            return;
        }

        New += outcome == StoreOutcome.New ? 1 : 0;
        Renewed += outcome == StoreOutcome.Renewed ? 1 : 0;
        Repaired += item.Repaired ? 1 : 0;
        Incomplete += item.Missing.IsEmpty ? 0 : 1;
        foreach (var element in item.Missing)
        {
            _missing[element] = _missing.GetValueOrDefault(element) + 1;
        }
    }
}
