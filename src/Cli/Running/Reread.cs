using System.Collections.Immutable;
using Gongwen.Extract;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>A document that was read again from its original.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Uri">Where it was found.</param>
/// <param name="Entry">What is stored; null when it could not be read.</param>
/// <param name="Differences">What it says now and did not, or did and does not.</param>
/// <param name="Corrections">What became of the answers of people.</param>
/// <param name="Failure">Why it could not be read; what was stored of it stays.</param>
internal sealed record Reread(
    long Number, string Uri, CorpusEntry? Entry, ImmutableArray<FactDifference> Differences, ImmutableArray<Correction> Corrections, Failure? Failure);
