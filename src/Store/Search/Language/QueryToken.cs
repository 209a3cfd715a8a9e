using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>A piece of a query as typed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Folded, without quotation marks; of a field its name.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Glued">Whether nothing stands between it and the piece before.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, TextSpan Place, bool Glued);
