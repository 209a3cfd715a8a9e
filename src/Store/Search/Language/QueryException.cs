using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>A query that cannot be understood: where, why, and what may have been meant.</summary>
public sealed class QueryException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="query">The query as typed.</param>
    /// <param name="place">Where in it.</param>
    /// <param name="suggestions">What may stand there instead, the likeliest first.</param>
    public QueryException(QueryError error, string query, TextSpan place, ImmutableArray<string> suggestions = default)
        : base($"{error} at {place.Start} of the query '{query}'.")
    {
        (Error, Query, Place) = (error, query, place);
        Suggestions = suggestions.IsDefault ? [] : suggestions;
    }

    /// <summary>What is wrong.</summary>
    public QueryError Error { get; }

    /// <summary>The query as typed.</summary>
    public string Query { get; }

    /// <summary>Where in it.</summary>
    public TextSpan Place { get; }

    /// <summary>What may stand there instead, the likeliest first; may be empty.</summary>
    public ImmutableArray<string> Suggestions { get; }
}
