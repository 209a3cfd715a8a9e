namespace Gongwen.Ingest;

/// <summary>Reads characters of one and two bytes among which bytes may be lost.</summary>
/// <remarks>
/// A lost byte shifts every pair up to the next ASCII character. Of all ways to leave single bytes over and read the rest, this
/// is the one that makes the best prose, found by dynamic programming in time linear in the bytes.
/// </remarks>
internal static class Alignment
{
    // On top of what a broken character costs: no byte is given up to make a rare character a common one.
    private const int LossCost = 8 * 4;

    // What it costs to take for a sign what looks like the second byte of a hanzi.
    private const int HalfCost = 8 * 12;

    /// <summary>One character of the best reading; U+FFFD for a byte left over.</summary>
    public readonly record struct Step(int CodePoint, int Length);

    /// <summary>The best reading of all of <paramref name="bytes"/>, and what it costs in the unit of <see cref="ProseModel"/>.</summary>
    public static (Step[] Steps, int Cost) Find(ReadOnlySpan<byte> bytes, CodePage page)
    {
        // What it costs to come to each position, and the last step that came there.
        var cost = new int[bytes.Length + 1];
        var last = new Step[bytes.Length + 1];
        cost.AsSpan(1).Fill(int.MaxValue);
        last[0] = new Step('\n', 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (cost[i] == int.MaxValue)
            {
                continue;
            }

            var length = page.Read(bytes[i..], out var codePoint);
            if (length > 0)
            {
                var isHalf = last[i].CodePoint >= 0x80 && LooksLikeHalf(bytes, i);
                Reach(i, new Step(codePoint, length), CostAfter(last[i].CodePoint, codePoint) + (isHalf ? HalfCost : 0));
            }

            if (bytes[i] >= 0x80 && length != 1)
            {
                Reach(i, new Step('\ufffd', 1), ProseModel.Broken + LossCost);
            }
        }

        return (Trace(last), cost[^1]);

        void Reach(int from, Step step, int price)
        {
            if (cost[from] + price is var total && total < cost[from + step.Length])
            {
                (cost[from + step.Length], last[from + step.Length]) = (total, step);
            }
        }
    }

    /// <summary>Whether the byte at <paramref name="at"/> is a sign that hardly ever stands among hanzi: rather half of one of Big5's.</summary>
    public static bool LooksLikeHalf(ReadOnlySpan<byte> bytes, int at) =>
        bytes[at] is (byte)'@' or (byte)'\\' or (byte)'^' or (byte)'`' or (byte)'{' or (byte)'}' && at + 1 < bytes.Length && bytes[at + 1] >= 0x80;

    private static Step[] Trace(Step[] last)
    {
        var steps = new List<Step>(last.Length);
        for (var i = last.Length - 1; i > 0; i -= last[i].Length)
        {
            steps.Add(last[i]);
        }

        steps.Reverse();
        return [.. steps];
    }

    private static int CostAfter(int before, int codePoint) =>
        codePoint > char.MaxValue ? ProseModel.Broken
        : codePoint < 0x80 ? ProseModel.Instance.Cost((char)codePoint)
        : ProseModel.Instance.Cost(before > char.MaxValue ? '\ufffd' : (char)before, (char)codePoint);
}
