using System.Collections.Concurrent;

namespace Gongwen.Ingest;

/// <summary>GBK of which a byte was lost: what follows is made of the second byte of one shown character and the first of the next.</summary>
/// <param name="text">The text as it is shown.</param>
/// <param name="own">The document's own phrases.</param>
/// <param name="mayBegin">Whether there is reason to think that a byte was lost at a position of the text.</param>
internal sealed class ShiftedGbkReading(string text, VanishedPhrases own, Func<int, bool> mayBegin) : IReading
{
    private const int LostByte = 12 * ProseModel.Bit;
    private const int LostHalfSpace = 6 * ProseModel.Bit;
    private const int Realigned = 6 * ProseModel.Bit;
    private const int LostTail = 2 * ProseModel.Bit;
    private const int VanishedBracket = -4 * ProseModel.Bit; // likelier than a number in brackets that never close

    // What a character costs beside both its neighbours that has not come into being of the halves of two.
    private const int Usual = 17 * ProseModel.Bit;

    private const int MostVanished = 32;
    private const int Bonus = 5 * ProseModel.Bit / 2;
    private const int MostOfHalf = 12;

    private const string Numerals = "一二三四五六七八九十";

    private static readonly ProseModel Model = ProseModel.Instance;
    private static readonly PhraseModel Phrases = PhraseModel.Instance;
    private static readonly ConcurrentDictionary<(int, int), Edge[]> Vanished = new();
    private static readonly ConcurrentDictionary<int, Edge[]> Ends = new();

    public int ReadSure(ShownBytes bytes, int position, out char character)
    {
        character = bytes.IsStart(position) ? '\0' : Character(bytes, position);
        return character != '\0' && Character(bytes, position - 2) is var before and not '\0' && Character(bytes, position + 2) is var next and not '\0'
            && Phrases.Cost(PhraseModel.Context.After(before), character) + Phrases.Cost(PhraseModel.Context.After(character), next) <= Usual ? 2 : 0;
    }

    private static char Character(ShownBytes bytes, int position) =>
        bytes[position] is >= Gbk.FirstLead and < Gbk.End && bytes[position + 1] is >= Gbk.FirstTrail and < Gbk.End
            ? Gbk.Character(bytes[position], bytes[position + 1]) : '\0';

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
        if (next is >= 0x80 and < Gbk.End)
        {
            foreach (var edge in Vanished.GetOrAdd((value, next), BestVanished))
            {
                edges.Add(edge, CostOf(edge));
            }

            AddPhrases(own.Between(value, next), edges);
            AddPhrases(VanishedPhrases.OfProse.Between(value, next), edges);
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
            AddLikely(Guesses.GbkWithLead(lead), LostByte, edges);
            AddLikely(Guesses.GbkWithTrail(lead), LostByte, edges);
        }
    }

    // A second loss sets the text right again. The bracket that closes a number may go with it.
    private static void Realign(int pending, char next, EdgeList edges)
    {
        var likely = Guesses.GbkWithLead(pending);
        AddLikely(likely, Realigned, edges);
        foreach (var (c, _, _) in likely[..Math.Min(MostOfHalf, likely.Length)])
        {
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
            foreach (var guess in Guesses.GbkWithLead(pending))
            {
                edges.AddGuess(1, guess, LostTail);
            }

            foreach (var edge in Ends.GetOrAdd(pending, BestEnds))
            {
                edges.Add(edge, CostOf(edge));
            }

            AddPhrases(own.AtEnd(pending), edges);
            AddPhrases(VanishedPhrases.OfProse.AtEnd(pending), edges);
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

    private static void AddLikely(ReadOnlySpan<Guess> guesses, int price, EdgeList edges)
    {
        foreach (var guess in guesses[..Math.Min(MostOfHalf, guesses.Length)])
        {
            edges.AddGuess(1, guess, price);
        }
    }

    private static void AddPhrases(List<Edge> phrases, EdgeList edges)
    {
        foreach (var phrase in phrases)
        {
            var edge = phrase with { Extra = -Bonus };
            edges.Add(edge, CostOf(edge));
        }
    }

    // All of the last character vanished, with half of the one before it: mostly a mark.
    private static Edge[] BestEnds(int pending) =>
    [
        .. (from first in VanishingPairs.WithLead(pending)
            from second in "）。"
            where VanishingPairs.Vanish(Gbk.Code(first) & 0xFF, Gbk.Code(second) >> 8)
            let edge = new Edge(1, first, second, '\0', -Bonus)
            orderby CostOf(edge)
            select edge).Take(MostOfHalf),
    ];

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
                    found.Add(new Edge(2, first, second, '\0', traditional - Bonus));
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

        // So is a comma, which stands between any two words.
        found.AddRange(from first in VanishingPairs.WithLead(between.Pending)
                       where VanishingPairs.Vanish(Gbk.Code(first) & 0xFF, Gbk.Code('，') >> 8)
                       from second in Gbk.WithTrail(between.Next)
                       where VanishingPairs.Vanish(Gbk.Code('，') & 0xFF, Gbk.Code(second) >> 8) && Model.Cost(second) < ProseModel.Common
                       select new Edge(2, first, '，', second, -Bonus));
        return [.. found.OrderBy(CostOf).Take(MostVanished)];
    }

    private static int CostOf(Edge edge)
    {
        var (cost, before) = (Model.Cost(edge.First) + edge.Extra, PhraseModel.Context.After(edge.First));
        foreach (var c in (ReadOnlySpan<char>)[edge.Second, edge.Third])
        {
            if (c != '\0')
            {
                cost += Phrases.Cost(before, c, out before);
            }
        }

        return cost;
    }
}
