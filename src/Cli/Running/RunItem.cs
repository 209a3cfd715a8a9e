using System.Collections.Immutable;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>A document on its way into the corpus, and what the summary says of it.</summary>
/// <param name="Entry">What is stored.</param>
/// <param name="Length">Bytes of the original.</param>
/// <param name="Repaired">Whether its text had to be repaired.</param>
/// <param name="Missing">The elements that every notice has and that were not found in this one, named as in the JSON.</param>
internal sealed record RunItem(CorpusEntry Entry, int Length, bool Repaired, ImmutableArray<string> Missing);
