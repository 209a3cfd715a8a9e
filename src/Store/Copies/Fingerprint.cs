using System.Buffers.Binary;

namespace Gongwen.Store;

/// <summary>What a text looks like from afar: of all its pieces of eight letters, spread over bins by their hash, the least of each bin (MinHash with one permutation).</summary>
/// <remarks>
/// The share of equal bins is, on average, the share of pieces that two texts have in common. Marks, spaces and lines do not count.
/// A text with too few pieces for that stands for itself alone: all of its bins come from the whole of it.
/// </remarks>
/// <param name="Bins">The least hash of each bin.</param>
internal sealed record Fingerprint(uint[] Bins)
{
    private const int Piece = 8;
    private const int BinCount = 30;
    private const int BinsABand = 5;
    private const int FewestPieces = 8 * BinCount;
    private const int FewestLetters = 20;
    private const ulong Base = 0x9E3779B97F4A7C15;

    /// <summary>Hashes of groups of bins: near copies have one in common nearly always, others nearly never.</summary>
    public IEnumerable<long> Bands => Enumerable.Range(0, BinCount / BinsABand)
        .Select(band => (long)Bins.Skip(band * BinsABand).Take(BinsABand).Aggregate((ulong)band, (hash, bin) => Mix(hash ^ bin)));

    /// <summary>What <paramref name="text"/> looks like; null when there is too little of it to look like anything.</summary>
    public static Fingerprint? Of(string text)
    {
        var letters = NameLetters.Of(text);
        if (letters.Length < FewestLetters)
        {
            return null;
        }

        var bins = new uint[BinCount];
        if (letters.Length - Piece < FewestPieces)
        {
            var whole = letters.Aggregate(0UL, (hash, letter) => Mix(hash ^ (uint)letter));
            return new Fingerprint([.. bins.Select((_, i) => (uint)Mix(whole + (uint)i))]);
        }

        Array.Fill(bins, uint.MaxValue);
        var (rolling, leaving) = (0UL, Enumerable.Repeat(Base, Piece).Aggregate(1UL, (a, b) => a * b));
        for (var i = 0; i < letters.Length; i++)
        {
            rolling = (rolling * Base) + (uint)letters[i] - (i >= Piece ? leaving * (uint)letters[i - Piece] : 0);
            if (i >= Piece - 1)
            {
                var hash = Mix(rolling);
                ref var bin = ref bins[(int)((hash >> 32) * BinCount >> 32)];
                bin = Math.Min(bin, (uint)hash);
            }
        }

        return new Fingerprint(bins);
    }

    /// <summary>What <see cref="ToBytes"/> gave.</summary>
    public static Fingerprint FromBytes(ReadOnlySpan<byte> bytes)
    {
        var bins = new uint[BinCount];
        for (var i = 0; i < BinCount; i++)
        {
            bins[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i)..]);
        }

        return new Fingerprint(bins);
    }

    /// <summary>About what share of their pieces two texts have in common, 0 to 1.</summary>
    public double Likeness(ReadOnlySpan<byte> other)
    {
        var same = 0;
        for (var i = 0; i < BinCount; i++)
        {
            same += Bins[i] == BinaryPrimitives.ReadUInt32LittleEndian(other[(4 * i)..]) ? 1 : 0;
        }

        return (double)same / BinCount;
    }

    /// <summary>The bins, little-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[4 * BinCount];
        for (var i = 0; i < BinCount; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), Bins[i]);
        }

        return bytes;
    }

    // The finaliser of MurmurHash3: every bit of the result depends on every bit given.
    private static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 33);
    }
}
