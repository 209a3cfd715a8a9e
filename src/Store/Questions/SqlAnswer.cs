using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>What an SQL query gave.</summary>
/// <param name="Columns">Their names, as the query gives them.</param>
/// <param name="Rows">A cell a column: null, <see cref="string"/>, <see cref="long"/> or <see cref="double"/>; of bytes, how many there are.</param>
public sealed record SqlAnswer(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<object?>> Rows);
