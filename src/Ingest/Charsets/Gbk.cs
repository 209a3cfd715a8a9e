namespace Gongwen.Ingest;

/// <summary>GBK as pairs of bytes and back: what GB18030 writes with two bytes, without private use and what its edition of 2022 put there.</summary>
internal static class Gbk
{
    public const int FirstLead = 0x81;
    public const int FirstTrail = 0x40;

    /// <summary>After the last lead and the last trail byte.</summary>
    public const int End = 0xFF;

    private static readonly char[] Characters = Fill(CodePage.Of(CharsetLabels.Gb18030));
    private static readonly ushort[] Codes = Reverse();
    private static readonly char[][] ByLead = Group((lead, trail) => Character(lead, trail));
    private static readonly char[][] ByTrail = Group((trail, lead) => Character(lead, trail));

    /// <summary>The character of two bytes; NUL when they are none.</summary>
    public static char Character(int lead, int trail) => Characters[(lead << 8) | trail];

    /// <summary>The two bytes of <paramref name="c"/>, the lead the higher one; 0 when it has none.</summary>
    public static int Code(char c) => Codes[c];

    /// <summary>The characters whose first byte is <paramref name="lead"/>.</summary>
    public static char[] WithLead(int lead) => ByLead[lead];

    /// <summary>The characters whose second byte is <paramref name="trail"/>.</summary>
    public static char[] WithTrail(int trail) => ByTrail[trail];

    private static char[] Fill(CodePage page) =>
    [
        .. from code in Enumerable.Range(0, 0x10000)
           let c = page[code >> 8, code & 0xFF]
           select (code & 0xFF) < FirstTrail || c is >= '\ue000' and <= '\uf8ff' || CodePage.Newer.ContainsKey(code) ? '\0' : c,
    ];

    private static char[][] Group(Func<int, int, char> character) =>
        [.. Enumerable.Range(0, 256).Select(one => Enumerable.Range(FirstTrail, End - FirstTrail).Select(other => character(one, other)).Where(c => c != '\0').ToArray())];

    private static ushort[] Reverse()
    {
        var codes = new ushort[char.MaxValue + 1];
        for (var lead = FirstLead; lead < End; lead++)
        {
            for (var trail = FirstTrail; trail < End; trail++)
            {
                codes[Character(lead, trail)] = (ushort)((lead << 8) | trail);
            }
        }

        codes[0] = 0;
        return codes;
    }
}
