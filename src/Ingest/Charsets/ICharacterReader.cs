namespace Gongwen.Ingest;

/// <summary>Reads one character of a charset.</summary>
internal interface ICharacterReader
{
    /// <summary>Whether each byte below 80 is ASCII wherever a character may begin.</summary>
    bool HoldsAscii { get; }

    /// <summary>Reads the character at the start of <paramref name="bytes"/>, which are not empty.</summary>
    /// <returns>Number of bytes it took; 0 when the first byte is malformed.</returns>
    int Read(ReadOnlySpan<byte> bytes, out int codePoint);
}
