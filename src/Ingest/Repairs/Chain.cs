namespace Gongwen.Ingest;

/// <summary>How text was broken: its bytes, of the charset of <paramref name="Right"/>, went through a wrong decoder.</summary>
/// <param name="Kind">As in <see cref="TextRepair.Kind"/>.</param>
/// <param name="View">The wrong decoder.</param>
/// <param name="Right">The right one, for a document from which these bytes were stripped.</param>
/// <param name="IsTwice">Whether the result was taken for its own UTF-8 once more.</param>
internal sealed record Chain(string Kind, ByteView View, Func<ByteView, Stripped, IReading> Right, bool IsTwice = false);
