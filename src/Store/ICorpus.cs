using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>Notices, their originals and the facts read from them. Not for use by several threads at a time.</summary>
public interface ICorpus : IDisposable
{
    /// <summary>Whether the bytes of that hash are stored and were read by <paramref name="rules"/>.</summary>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    /// <param name="rules">The version of the rules.</param>
    bool Holds(string sha256, string rules);

    /// <summary>Stores <paramref name="batch"/> as a whole or, when it throws, not at all.</summary>
    /// <returns>One outcome an entry, in order; when it returns, the batch survives a crash of program or machine.</returns>
    /// <exception cref="CorpusException">It could not be stored.</exception>
    ImmutableArray<StoreOutcome> Store(IReadOnlyList<CorpusEntry> batch);

    /// <summary>Records that there was nothing at <paramref name="uri"/> any more; what it held stays, and stays its current version.</summary>
    /// <param name="uri">As of the documents found there.</param>
    /// <param name="at">When it was asked for.</param>
    /// <param name="status">What the server answered (404, 410); null when none did.</param>
    /// <exception cref="CorpusException">It could not be recorded.</exception>
    void Gone(string uri, DateTimeOffset at, int? status = null);

    /// <summary>The notices that <paramref name="query"/> asks for: best match first, or newest first when it asks for no words.</summary>
    ImmutableArray<CorpusHit> Query(CorpusQuery query);

    /// <summary>What people answered to the extraction of the bytes of that hash, in the order they did; empty when nothing.</summary>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    ImmutableArray<Correction> Corrections(string sha256) => []; // a corpus that takes no corrections has none

    /// <summary>The documents that <paramref name="id"/> may mean: a number, or the first digits of a hash.</summary>
    /// <returns>None when nothing fits; no more than ten when it is ambiguous.</returns>
    ImmutableArray<DocumentKey> Resolve(string id);

    /// <summary>What is stored of the document of that number.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    StoredNotice Read(long number);
}
