using System.Buffers;
using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Which bytes a cleaner of pages took out of a document: those that it holds nowhere.</summary>
/// <param name="Bytes">Soft hyphens, and C1 controls.</param>
internal sealed record Stripped(ImmutableArray<int> Bytes)
{
    public const int SoftHyphen = 0xAD;
    public const int NoBreakSpace = 0xA0;

    private static readonly SearchValues<char> Windows1252 = SearchValues.Create("€‚ƒ„†‡ˆ‰Š‹Œ˜™š›œŸ");

    /// <summary>Nothing was.</summary>
    public static Stripped Nothing { get; } = new([]);

    /// <summary>Whether any was.</summary>
    public bool Any => !Bytes.IsEmpty;

    /// <summary>What may have been taken out of <paramref name="text"/>.</summary>
    public static Stripped From(ReadOnlySpan<char> text)
    {
        if (text.Contains((char)SoftHyphen) || text.ContainsAnyInRange('\u0080', '\u009f'))
        {
            return Nothing;
        }

        return new([SoftHyphen, .. text.ContainsAny(Windows1252) ? [0x81, 0x8D, 0x8F, 0x90, 0x9D] : Enumerable.Range(0x80, 0x20)]);
    }
}
