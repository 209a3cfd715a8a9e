using System.Collections.Concurrent;

namespace Gongwen.Ingest;

/// <summary>GBK of which a byte was lost: what follows is made of the second byte of one shown character and the first of the next.</summary>
/// <param name="text">The text as it is shown.</param>
/// <param name="mayBegin">Whether there is reason to think that a byte was lost at a position of the text.</param>
internal sealed class ShiftedGbkReading(string text, Func<int, bool> mayBegin) : IReading
{
    private const int LostByte = 12 * ProseModel.Bit;
    private const int LostHalfSpace = 6 * ProseModel.Bit;
    private const int Realigned = 6 * ProseModel.Bit;
    private const int LostTail = 2 * ProseModel.Bit;
    private const int VanishedBracket = -4 * ProseModel.Bit; // likelier than a number in brackets that never close

    // The model knows words but not how they follow each other, so that longer readings seem dearer than they are.
    private const int DictionaryOverprices = 3 * ProseModel.Bit;
    private const int MostVanished = 24;
    private const int MostOfHalf = 12;

    private const string Numerals = "一二三四五六七八九十";

    private static readonly ProseModel Model = ProseModel.Instance;
    private static readonly ConcurrentDictionary<(int, int), Edge[]> Vanished = new();
    private static readonly ConcurrentDictionary<int, char[]> LikelyWithLead = new();
    private static readonly ConcurrentDictionary<int, char[]> LikelyWithTrail = new();

    public int ReadSure(ShownBytes bytes, int position, out char character)
    {
        character = '\0';
        return 0;
    }

    public void Read(ShownBytes bytes, int position, EdgeList edges)
    {
        var value = bytes[position];
        if (bytes.IsStart(position))
        {
            Begin(bytes, position, edges);
            return;
        }

        var next = bytes[position + 1];
        edges.Add(2, next is >= Gbk.FirstTrail and < Gbk.End ? Gbk.Character(value, next) : '\0');
        if (next >= 0x80)
        {
            foreach (var edge in Vanished.GetOrAdd((value, next), BestVanished))
            {
                edges.Add(edge, Model.Cost(edge.First) + Model.Cost(edge.First, edge.Second) + edge.Extra);
            }

            Realign(value, text[bytes.At(position + 1)], edges);
        }
        else
        {
            End(value, bytes.At(position + 1), edges);
        }
    }

    private void Begin(ShownBytes bytes, int position, EdgeList edges)
    {
        var at = bytes.At(position);
        var lead = bytes[position];
        if (!mayBegin(at))
        {
            return;
        }

        if (lead == 0xA1 && (at == 0 || char.IsWhiteSpace(text[at - 1])))
        {
            edges.Add(new Edge(1, '\0', LostHalfSpace), 0);
        }

        if (lead is >= Gbk.FirstLead and < Gbk.End)
        {
            AddHalves(LikelyWithLead.GetOrAdd(lead, b => Likely(Gbk.WithLead(b))), LostByte, edges);
            AddHalves(LikelyWithTrail.GetOrAdd(lead, b => Likely(Gbk.WithTrail(b))), LostByte, edges);
        }
    }

    // A second loss sets the text right again. The bracket that closes a number may go with it.
    private static void Realign(int pending, char next, EdgeList edges)
    {
        foreach (var c in LikelyWithLead.GetOrAdd(pending, b => Likely(Gbk.WithLead(b))))
        {
            edges.AddGuess(1, c, Realigned);
            if (Numerals.Contains(c, StringComparison.Ordinal))
            {
                edges.Add(new Edge(1, c, '）', '\0', Realigned + VanishedBracket), Model.Cost(c) + Model.Cost('）', next));
            }
        }
    }

    // Before ASCII and at the end of the line half a character is left; a reading in brackets may say which it was.
    private void End(int pending, int at, EdgeList edges)
    {
        var reading = Readings.SyllableAt(text, at);
        if (reading.Length == 0)
        {
            AddHalves(Gbk.WithLead(pending), LostTail, edges);
            return;
        }

        foreach (var c in Gbk.WithLead(pending))
        {
            if (Readings.Fit(c, text.AsSpan(reading.Start, reading.Length)))
            {
                edges.Add(1, c, LostTail);
            }
        }
    }

    private static void AddHalves(char[] characters, int price, EdgeList edges)
    {
        foreach (var c in characters)
        {
            edges.AddGuess(1, c, price);
        }
    }

    private static char[] Likely(char[] characters) => [.. characters.OrderBy(c => Model.Cost(c) + (Model.IsTraditional(c) ? Price.Traditional : 0)).Take(MostOfHalf)];

    // A pair that GBK does not assign fell out between two characters: the second half of one and the first half of the next.
    private static Edge[] BestVanished((int Pending, int Next) between)
    {
        var found = new List<Edge>();
        foreach (var first in VanishingPairs.WithLead(between.Pending))
        {
            foreach (var lead in VanishingPairs.After(Gbk.Code(first) & 0xFF))
            {
                if (Gbk.Character(lead, between.Next) is var second and not '\0')
                {
                    var traditional = (Model.IsTraditional(first) || Model.IsTraditional(second)) ? Price.Traditional : 0;
                    found.Add(new Edge(2, first, second, '\0', traditional - DictionaryOverprices));
                }
            }
        }

        // Two pairs in a row: of all that this may be, the number in a heading is worth a try.
        if (between == (Gbk.Code('（') >> 8, Gbk.Code('）') & 0xFF))
        {
            found.AddRange(from number in Numerals
                           where VanishingPairs.After(Gbk.Code('（') & 0xFF).Contains(Gbk.Code(number) >> 8)
                                 && VanishingPairs.After(Gbk.Code(number) & 0xFF).Contains(Gbk.Code('）') >> 8)
                           select new Edge(2, '（', number, '）', 0));
        }

        return [.. found.OrderBy(e => Model.Cost(e.First) + Model.Cost(e.First, e.Second)).Take(MostVanished)];
    }
}
