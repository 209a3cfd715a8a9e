using System.Collections.Concurrent;

namespace Gongwen.Ingest;

/// <summary>GBK, with the characters of four bytes that GB18030 adds.</summary>
internal sealed class GbkReading(ByteView view, Stripped stripped) : IReading
{
    private const int MostOfBoth = 24;

    private static readonly CodePage Gb18030 = CodePage.Of(CharsetLabels.Gb18030);

    private const int MostStripped = 10;

    // So many characters, one of which costs no more on average, are no rubbish.
    private const int Ahead = 5;
    private const int Usual = 11 * ProseModel.Bit;
    private const int Joined = 9 * ProseModel.Bit;

    // Of the four bytes of a character of the basic plane.
    private const int LastLeadOfPlane = 0x84;

    private static readonly ConcurrentDictionary<ByteView, Guess[]> Vanishing = new();

    private readonly Edge[]?[] _stripped = new Edge[]?[256];

    public int ReadSure(ShownBytes bytes, int position, out char character)
    {
        character = Character(bytes, position);
        return character == '\0' || (stripped.Any && !ReadsOn(bytes, position)) ? 0 : 2;
    }

    private static char Character(ShownBytes bytes, int position) =>
        bytes[position] is >= 0x80 and < ShownBytes.Unknown && bytes[position + 1] is >= Gbk.FirstTrail and < ShownBytes.Unknown
            ? Gbk.Character(bytes[position], bytes[position + 1]) : '\0';

    // Behind a byte that is missing all is rubbish up to the next ASCII character: a few characters that read well have none among them.
    private static bool ReadsOn(ShownBytes bytes, int position)
    {
        var (cost, last) = (0, '\0');
        for (var n = 0; n < Ahead; n++)
        {
            var value = bytes[position];
            var c = value is >= 0 and < 0x80 ? (char)value : value < 0 ? '\n' : Character(bytes, position);
            if (c == '\0')
            {
                return false;
            }

            var step = last == '\0' ? 0 : ProseModel.Instance.Cost(last, c);
            cost += step;
            if (n == 1 && step > Joined)
            {
                return false;
            }

            if (value < 0)
            {
                break;
            }

            last = c;
            position += value < 0x80 ? 1 : 2;
        }

        return cost <= Ahead * Usual;
    }

    public void Read(ShownBytes bytes, int position, EdgeList edges)
    {
        var (first, second) = (bytes[position], bytes[position + 1]);
        if (first == ShownBytes.Unknown)
        {
            if (second == ShownBytes.Unknown)
            {
                AddBoth(bytes[position + 2], edges);
            }
            else
            {
                AddFirsts(second, edges);
            }

            return;
        }

        edges.Add(2, second is > 0 and < ShownBytes.Unknown ? Gbk.Character(first, second) : '\0');
        if (second == ShownBytes.Unknown)
        {
            AddSeconds(first, bytes[position + 2], edges);
        }
        else if (second is >= '0' and <= '9')
        {
            AddFour(bytes, position, edges);
        }

        if (stripped.Any)
        {
            AddStripped(first, second, edges);
            AddFourWithoutFirst(bytes, position, edges);
        }
    }

    // 6¦9 was an en space, 81 36 A6 39: a byte between digits is half of nothing else.
    private void AddFourWithoutFirst(ShownBytes bytes, int position, EdgeList edges)
    {
        if (bytes[position] is >= '0' and <= '9' && bytes[position + 1] is >= 0x81 and < 0xFF && bytes[position + 2] is >= '0' and <= '9')
        {
            foreach (var missing in stripped.Bytes.Where(b => b is >= Gbk.FirstLead and <= LastLeadOfPlane))
            {
                if (Gb18030.Read([(byte)missing, (byte)bytes[position], (byte)bytes[position + 1], (byte)bytes[position + 2]], out var codePoint) == 4)
                {
                    edges.Add(3, codePoint <= char.MaxValue ? (char)codePoint : '\0', Price.StrippedByte);
                }
            }
        }
    }

    private void AddFirsts(int second, EdgeList edges)
    {
        foreach (var guess in second is >= 0x80 and < Gbk.End ? Guesses.GbkWithTrail(second) : [])
        {
            if (edges.IsUnusual(guess.Cost))
            {
                break;
            }

            if (view.MayVanish(Gbk.Code(guess.Character) >> 8, second))
            {
                edges.AddGuess(2, guess);
            }
        }
    }

    private void AddBoth(int next, EdgeList edges)
    {
        foreach (var guess in Vanishing.GetOrAdd(view, LikelyToVanish))
        {
            if (edges.Count == MostOfBoth)
            {
                return;
            }

            if (view.MayVanish(Gbk.Code(guess.Character) & 0xFF, next))
            {
                edges.AddGuess(2, guess, Price.UnknownByte);
            }
        }
    }

    private void AddSeconds(int first, int next, EdgeList edges)
    {
        foreach (var guess in first < Gbk.End ? Guesses.GbkWithLead(first) : [])
        {
            if (edges.IsUnusual(guess.Cost))
            {
                break;
            }

            if (view.MayVanish(Gbk.Code(guess.Character) & 0xFF, next))
            {
                edges.AddGuess(2, guess);
            }
        }
    }

    private void AddStripped(int first, int second, EdgeList edges)
    {
        foreach (var edge in _stripped[first] ??= LikelyStripped(first))
        {
            edges.AddGuess(1, edge.First, edge.Extra);
        }

        if (second == ' ')
        {
            edges.Add(2, Gbk.Character(first, Stripped.NoBreakSpace), Price.SoftHyphen);
        }
    }

    private Edge[] LikelyStripped(int known) =>
    [
        .. (from missing in stripped.Bytes
            from c in (char[])[Gbk.Character(known, missing), Gbk.Character(missing, known)]
            where c != '\0'
            let price = missing == Stripped.SoftHyphen ? Price.SoftHyphen : Price.StrippedByte
            orderby ProseModel.Instance.Cost(c) + price + (ProseModel.Instance.IsTraditional(c) ? Price.Traditional : 0)
            select new Edge(1, c, price)).Take(MostStripped),
    ];

    // Characters whose first byte the decoder gives up before the second, commonest first.
    private static Guess[] LikelyToVanish(ByteView view) =>
    [
        .. from first in Enumerable.Range(Gbk.FirstLead, Gbk.End - Gbk.FirstLead)
           from c in Gbk.WithLead(first)
           where ProseModel.Instance.Cost(c) <= ProseModel.Common && !ProseModel.Instance.IsTraditional(c) && view.MayVanishWhole(c)
           orderby ProseModel.Instance.Cost(c)
           select Guess.Of(c),
    ];

    private static void AddFour(ShownBytes bytes, int position, EdgeList edges)
    {
        Span<byte> four = stackalloc byte[4];
        for (var i = 0; i < four.Length; i++)
        {
            if (bytes[position + i] is < 0 or >= ShownBytes.Unknown)
            {
                return;
            }

            four[i] = (byte)bytes[position + i];
        }

        if (Gb18030.Read(four, out var codePoint) == 4)
        {
            edges.AddCodePoint(4, codePoint);
        }
    }
}
