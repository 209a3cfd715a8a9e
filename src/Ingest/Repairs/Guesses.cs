namespace Gongwen.Ingest;

/// <summary>The characters that some of the bytes of one leave possible, the likeliest first.</summary>
internal static class Guesses
{
    private const int Tail = 6; // bits that a tail byte of UTF-8 holds
    private const int Block = 1 << Tail;

    private static readonly Guess[] Utf8 = Sort(Enumerable.Range(0x800, char.MaxValue + 1 - 0x800).Select(c => (char)c).Where(c => !char.IsSurrogate(c)));
    private static readonly Guess[][] Utf8ByLead = Group(c => c >> (2 * Tail), char.MaxValue + 1 >> (2 * Tail));
    private static readonly Guess[][] Utf8BySecond = Group(c => c >> Tail, Block * Block >> 2);
    private static readonly Guess[][] Utf8ByThird = Group(c => (c >> (2 * Tail) << Tail) | (c & (Block - 1)), Block * Block >> 2);
    private static readonly Guess[][] GbkByLead = [.. Enumerable.Range(0, 256).Select(b => Sort(Gbk.WithLead(b)))];
    private static readonly Guess[][] GbkByTrail = [.. Enumerable.Range(0, 256).Select(b => Sort(Gbk.WithTrail(b)))];

    /// <summary>Of GBK by the first byte.</summary>
    public static ReadOnlySpan<Guess> GbkWithLead(int lead) => GbkByLead[lead];

    /// <summary>Of GBK by the second byte.</summary>
    public static ReadOnlySpan<Guess> GbkWithTrail(int trail) => GbkByTrail[trail];

    /// <summary>Of UTF-8 by the first of three bytes.</summary>
    public static ReadOnlySpan<Guess> Utf8WithLead(int lead) => Utf8ByLead[lead & 0xF];

    /// <summary>Of UTF-8 by the first and the second of three bytes.</summary>
    public static ReadOnlySpan<Guess> Utf8WithSecond(int lead, int second) => Utf8BySecond[((lead & 0xF) << Tail) | (second & (Block - 1))];

    /// <summary>Of UTF-8 by the first and the third of three bytes.</summary>
    public static ReadOnlySpan<Guess> Utf8WithThird(int lead, int third) => Utf8ByThird[((lead & 0xF) << Tail) | (third & (Block - 1))];

    private static Guess[] Sort(IEnumerable<char> characters) => [.. characters.Select(Guess.Of).OrderBy(g => g.Cost)];

    private static Guess[][] Group(Func<char, int> groupOf, int count)
    {
        var groups = new List<Guess>[count];
        for (var i = 0; i < count; i++)
        {
            groups[i] = [];
        }

        foreach (var guess in Utf8)
        {
            groups[groupOf(guess.Character)].Add(guess);
        }

        return [.. groups.Select(b => b.ToArray())];
    }
}
