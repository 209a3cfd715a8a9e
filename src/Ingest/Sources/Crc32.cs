namespace Gongwen.Ingest;

/// <summary>The checksum of ZIP and gzip (ISO 3309), which .NET does not check when it reads an archive.</summary>
internal static class Crc32
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8).Aggregate((uint)i, (c, _) => (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static uint Of(ReadOnlySpan<byte> bytes) => Continue(0, bytes);

    /// <summary>The checksum of bytes whose beginning has the checksum <paramref name="before"/>; 0 before the first.</summary>
    public static uint Continue(uint before, ReadOnlySpan<byte> bytes)
    {
        var crc = ~before;
        foreach (var b in bytes)
        {
            crc = s_table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }
}
