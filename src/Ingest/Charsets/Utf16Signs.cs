namespace Gongwen.Ingest;

/// <summary>Recognises UTF-16 that has no byte order mark.</summary>
internal static class Utf16Signs
{
    private const int Head = 16384;
    private const int ProseHead = 1024;

    // UTF-16 by its prose alone must be very good prose: two letters read as one hanzi are a rare one.
    private const int GoodProse = 8 * 12;

    /// <returns>The choice; null when the bytes are not UTF-16.</returns>
    public static CharsetChoice? Find(ReadOnlySpan<byte> bytes) => FromNuls(bytes) ?? FromHanzi(bytes);

    // The NULs of line ends, digits and tags stand nearly all on one side.
    private static CharsetChoice? FromNuls(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Head)];
        var (even, odd) = (0, 0);
        for (var i = sample.IndexOf((byte)0); i >= 0 && i < sample.Length; i++)
        {
            if (sample[i] == 0)
            {
                (even, odd) = i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
            }
        }

        var isOneSided = even * 3 < odd || odd * 3 < even;
        return (even + odd) * 100 < sample.Length || even + odd < 2 || !isOneSided ? null
            : new CharsetChoice(Better(bytes).Charset, 0.95) { Reason = "every other byte of much of it is NUL" };
    }

    // All Chinese, without a line end: every other byte is the upper half of a hanzi or of a mark.
    private static CharsetChoice? FromHanzi(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, ProseHead) & ~1)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i += 2)
        {
            (even, odd) = (even + (IsUpperHalf(sample[i]) ? 1 : 0), odd + (IsUpperHalf(sample[i + 1]) ? 1 : 0));
        }

        return Math.Max(even, odd) * 20 < sample.Length * 9 || sample.Length < 4 || System.Text.Unicode.Utf8.IsValid(bytes) ? null : FromProse(sample);
    }

    private static CharsetChoice? FromProse(ReadOnlySpan<byte> sample)
    {
        var reading = Better(sample);
        return reading.Beyond > 0 && reading.BeyondCost <= (long)GoodProse * reading.Beyond && reading.Cost < CharsetReading.Of(sample, CharsetLabels.Gb18030).Cost
            ? new CharsetChoice(reading.Charset, 0.95) { Reason = "its pairs of bytes make prose" }
            : null;
    }

    // 一 is 4E00: without line ends and digits even the NULs may stand on the other side.
    private static CharsetReading Better(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, ProseHead) & ~1)];
        var little = CharsetReading.Of(sample, CharsetLabels.Utf16LittleEndian);
        var big = CharsetReading.Of(sample, CharsetLabels.Utf16BigEndian);
        return little.Cost <= big.Cost ? little : big;
    }

    private static bool IsUpperHalf(byte b) => b is 0 or 0x20 or 0x30 or 0xFF or (>= 0x4E and <= 0x9F);
}
