namespace Gongwen.Ingest;

/// <summary>Reads one character of a charset.</summary>
/// <remarks>A struct that remembers what was shifted to is copied to look ahead.</remarks>
internal interface ICharacterReader
{
    /// <summary>In place of a code point: the bytes only switch between sets of characters.</summary>
    const int Nothing = -1;

    /// <summary>Whether each byte below 80 is ASCII wherever a character may begin.</summary>
    bool HoldsAscii { get; }

    /// <summary>Reads the character at the start of <paramref name="bytes"/>, which are not empty.</summary>
    /// <param name="bytes">From the character on.</param>
    /// <param name="codePoint">
    /// A code point or <see cref="Nothing"/>; above 10FFFF two UTF-16 units, the second in the upper half.
    /// </param>
    /// <returns>Number of bytes it took; 0 when the first byte is malformed.</returns>
    int Read(ReadOnlySpan<byte> bytes, out int codePoint);
}
