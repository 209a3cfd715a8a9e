namespace Gongwen.Ingest;

/// <summary>The characters that some of the bytes of one leave possible, the likeliest first.</summary>
internal static class Guesses
{
    private const int Tail = 6; // bits that a tail byte of UTF-8 holds
    private const int Block = 1 << Tail;

    private static readonly ProseModel Model = ProseModel.Instance;
    private static readonly char[] Utf8 = [.. Enumerable.Range(0x800, char.MaxValue + 1 - 0x800).Select(c => (char)c).Where(c => !char.IsSurrogate(c)).OrderBy(Cost)];
    private static readonly char[][] Utf8ByLead = Sort(Utf8, c => c >> (2 * Tail), char.MaxValue + 1 >> (2 * Tail));
    private static readonly char[][] Utf8BySecond = Sort(Utf8, c => c >> Tail, Block * Block >> 2);
    private static readonly char[][] Utf8ByThird = Sort(Utf8, c => (c >> (2 * Tail) << Tail) | (c & (Block - 1)), Block * Block >> 2);
    private static readonly char[][] GbkByLead = [.. Enumerable.Range(0, 256).Select(b => Gbk.WithLead(b).OrderBy(Cost).ToArray())];
    private static readonly char[][] GbkByTrail = [.. Enumerable.Range(0, 256).Select(b => Gbk.WithTrail(b).OrderBy(Cost).ToArray())];

    /// <summary>The cost of a guess whatever stands before it: one that only Traditional text has is dearer.</summary>
    public static int Cost(char c) => Model.Cost(c) + (Model.IsTraditional(c) ? Price.Traditional : 0);

    /// <summary>Of GBK by the first byte.</summary>
    public static char[] GbkWithLead(int lead) => GbkByLead[lead];

    /// <summary>Of GBK by the second byte.</summary>
    public static char[] GbkWithTrail(int trail) => GbkByTrail[trail];

    /// <summary>Of UTF-8 by the first of three bytes.</summary>
    public static char[] Utf8WithLead(int lead) => Utf8ByLead[lead & 0xF];

    /// <summary>Of UTF-8 by the first and the second of three bytes.</summary>
    public static char[] Utf8WithSecond(int lead, int second) => Utf8BySecond[((lead & 0xF) << Tail) | (second & (Block - 1))];

    /// <summary>Of UTF-8 by the first and the third of three bytes.</summary>
    public static char[] Utf8WithThird(int lead, int third) => Utf8ByThird[((lead & 0xF) << Tail) | (third & (Block - 1))];

    private static char[][] Sort(char[] characters, Func<char, int> bucketOf, int count)
    {
        var buckets = new List<char>[count];
        for (var i = 0; i < count; i++)
        {
            buckets[i] = [];
        }

        foreach (var c in characters)
        {
            buckets[bucketOf(c)].Add(c);
        }

        return [.. buckets.Select(b => b.ToArray())];
    }
}
