using System.Runtime.CompilerServices;

namespace Gongwen.Ingest;

/// <summary>How text was broken: its bytes went through a wrong decoder.</summary>
/// <param name="Kind">As in <see cref="TextRepair.Kind"/>.</param>
/// <param name="Signs">What a line that was broken so holds.</param>
/// <param name="View">The wrong decoder.</param>
/// <param name="Right">The right one, for a document from which these bytes were stripped.</param>
/// <param name="IsTwice">Whether the result was taken for its own UTF-8 once more.</param>
internal sealed record Chain(string Kind, Signs Signs, ByteView View, Func<ByteView, Stripped, IReading> Right, bool IsTwice = false)
{
    // A chain is like no other: to compare all that it says would take longer than to look a line over.
    public bool Equals(Chain? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
