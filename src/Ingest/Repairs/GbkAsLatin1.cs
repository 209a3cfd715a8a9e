namespace Gongwen.Ingest;

/// <summary>Reads anew GBK that was read as Latin-1 or windows-1252: <c>Í¨Öª</c> was 通知.</summary>
/// <remarks>
/// Cleaners of web pages take soft hyphens (byte AD) out and make blanks of no-break spaces (A0). Where that makes better prose, the
/// byte is put back; what else is missing leaves a byte that fits nowhere, and that is marked as lost.
/// </remarks>
internal static class GbkAsLatin1
{
    private const byte SoftHyphen = 0xAD;
    private const byte NoBreakSpace = 0xA0;
    private const int PutBackCost = 8 * 2;

    private readonly record struct Step(long Cost, int Length, char Character);

    public static IReadOnlyList<Edit> Find(string text)
    {
        var isStripped = !text.Contains((char)SoftHyphen);
        return ByteText.Reread(text, run => Decode(text.AsSpan(run.Start, run.Length), run.Start, isStripped));
    }

    private static List<Edit> Decode(ReadOnlySpan<char> run, int offset, bool isStripped)
    {
        var steps = CheapestSteps(run, isStripped);
        var edits = new List<Edit>();
        for (var i = 0; i < run.Length; i += steps[i].Length)
        {
            if (steps[i].Character != '\0')
            {
                var isSameGap = steps[i].Character == '\ufffd' && edits is [.., { Replacement: "\ufffd" or "" } last] && last.Span.End == offset + i;
                edits.Add(new Edit(new TextSpan(offset + i, steps[i].Length), isSameGap ? "" : steps[i].Character.ToString()));
            }
        }

        return edits;
    }

    // From the end back: the cheapest way to read the rest from each position on.
    private static Step[] CheapestSteps(ReadOnlySpan<char> run, bool isStripped)
    {
        var steps = new Step[run.Length + 1];
        for (var i = run.Length - 1; i >= 0; i--)
        {
            var first = ByteText.ToByte(run[i]);
            if (first < 0x80)
            {
                steps[i] = new Step(steps[i + 1].Cost + ProseModel.Instance.Cost(run[i]), 1, '\0');
                continue;
            }

            steps[i] = new Step(steps[i + 1].Cost + ProseModel.Broken, 1, '\ufffd');
            Try(i, 1, isStripped ? Gbk.Character(first, SoftHyphen) : '\0', PutBackCost);
            if (i + 1 < run.Length)
            {
                Try(i, 2, Gbk.Character(first, ByteText.ToByte(run[i + 1])), 0);
                Try(i, 4, FourBytes(run[i..]), 0);
                Try(i, 2, run[i + 1] == ' ' ? Gbk.Character(first, NoBreakSpace) : '\0', PutBackCost);
            }
        }

        return steps;

        void Try(int at, int length, char character, int extra)
        {
            if (character != '\0' && steps[at + length].Cost + ProseModel.Instance.Cost(character) + extra is var cost && cost < steps[at].Cost)
            {
                steps[at] = new Step(cost, length, character);
            }
        }
    }

    // GB18030 writes no-break spaces and other signs that GBK lacks with two digits among four bytes.
    private static char FourBytes(ReadOnlySpan<char> run)
    {
        if (run.Length < 4 || !char.IsAsciiDigit(run[1]) || !char.IsAsciiDigit(run[3]))
        {
            return '\0';
        }

        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)ByteText.ToByte(run[i]);
        }

        return CodePage.Of(CharsetLabels.Gb18030).Read(bytes, out var codePoint) == 4 && codePoint <= char.MaxValue ? (char)codePoint : '\0';
    }
}
