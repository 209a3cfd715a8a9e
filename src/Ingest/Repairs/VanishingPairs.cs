namespace Gongwen.Ingest;

/// <summary>Pairs of bytes that may meet where GBK text is read one byte off, and that GBK does not assign.</summary>
internal static class VanishingPairs
{
    private static readonly int[][] Seconds =
    [
        .. Enumerable.Range(0, 256).Select(first => first < Gbk.FirstLead
            ? []
            : Enumerable.Range(Gbk.FirstLead, Gbk.End - Gbk.FirstLead).Where(second => Gbk.Character(first, second) == '\0').ToArray()),
    ];

    private static readonly char[][] FirstHalves =
        [.. Enumerable.Range(0, 256).Select(lead => Gbk.WithLead(lead).Where(c => Seconds[Gbk.Code(c) & 0xFF].Length > 0).ToArray())];

    /// <summary>The characters with that first byte whose second byte can vanish together with the byte behind it.</summary>
    public static char[] WithLead(int lead) => FirstHalves[lead];

    /// <summary>Whether these two bytes are no character together.</summary>
    public static bool Vanish(int first, int second) => first >= Gbk.FirstLead && second >= Gbk.FirstLead && first < Gbk.End && second < Gbk.End && Gbk.Character(first, second) == '\0';

    /// <summary>The lead bytes that vanish together with <paramref name="first"/> before them.</summary>
    public static int[] After(int first) => Seconds[first];
}
