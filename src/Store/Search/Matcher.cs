using System.Collections.Immutable;
using Gongwen.Extract;
using NodaTime;

namespace Gongwen.Store;

/// <summary>Answers questions by the index alone, and says how well documents fit.</summary>
internal sealed class Matcher(SearchIndexReader index)
{
    private readonly float[] _norms = index.Ranking.Norms();
    private readonly Dictionary<QueryNode, Answer> _answers = new(ReferenceEqualityComparer.Instance);

    /// <summary>How well each document fits, by slot: the sum over all words that are asked for, not over those that must not be there.</summary>
    public float[] Scores { get; } = new float[index.Slots];

    /// <summary>Whether any words were asked for.</summary>
    public bool Ranks { get; private set; }

    /// <summary>The documents that <paramref name="node"/> asks for.</summary>
    public Answer Find(QueryNode node) => Find(node, ranks: true);

    /// <summary>What <see cref="Find(QueryNode)"/> found for a part of its question that has no parts itself.</summary>
    public Answer AnswerTo(QueryNode leaf) => _answers[leaf];

    /// <summary>Makes later documents fit better than earlier ones, and those without a date worst.</summary>
    public void RankByDate() => index.Visit(new TermRange(Term.Number(TermKind.Date, 0), Term.Number(TermKind.Date, int.MaxValue)), (term, found) =>
    {
        var date = (int)(uint)term;
        foreach (var slot in found.Slots)
        {
            Scores[slot] = (((date / 10000 * 12) + (date / 100 % 100)) * 32) + (date % 100); // small enough to be exact
        }
    });

    private Answer Find(QueryNode node, bool ranks) => node switch
    {
        QueryNode.All all => all.Parts.Select(p => Find(p, ranks)).DefaultIfEmpty(Answer.Exactly(Nothing().Not())).Aggregate((a, b) => a.And(b)),
        QueryNode.Any any => any.Parts.Select(p => Find(p, ranks)).DefaultIfEmpty(Answer.Exactly(Nothing())).Aggregate((a, b) => a.Or(b)),
        QueryNode.Not not => Find(not.Part, ranks: false).Not(),
        _ => _answers[node] = FindLeaf(node, ranks),
    };

    private Answer FindLeaf(QueryNode leaf, bool ranks) => leaf switch
    {
        QueryNode.Phrase phrase => FindPhrase(phrase, ranks),
        QueryNode.Name name => FindName(name),
        QueryNode.HasRole role => Answer.Exactly(Slots(index.Find(Term.Number(TermKind.Role, (int)role.Role)))),
        QueryNode.Has has => Answer.Exactly(Slots(index.Find(Term.Number(TermKind.Has, (int)has.Kind)))),
        QueryNode.Dated dated => FindDate(dated),
        QueryNode.InPhase phase => FindPhase(phase),
        _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf, null),
    };

    private Answer FindPhrase(QueryNode.Phrase phrase, bool ranks)
    {
        var (found, exact) = PhrasePostings(phrase);
        found = phrase.Place switch
        {
            TextPlace.Title => found.Where(TermValue.Title),
            TextPlace.Heading => found.Where(TermValue.Heading),
            _ => found,
        };
        if (ranks)
        {
            Rank(found);
        }

        var slots = Slots(found);
        return exact ? Answer.Exactly(slots) : new Answer(Nothing(), slots);
    }

    private (Postings Found, bool Exact) PhrasePostings(QueryNode.Phrase phrase)
    {
        var parts = new List<Postings>();
        var exact = true;
        var before = 0;
        foreach (var (i, token) in phrase.Tokens.Index())
        {
            var last = i == phrase.Tokens.Length - 1;
            if (SearchTokens.IsHanzi(token, out var hanzi))
            {
                var paired = !last && SearchTokens.IsHanzi(phrase.Tokens[i + 1], out _);
                if (before != 0 || !paired)
                {
                    parts.Add(index.Find(before != 0 ? Term.Hanzi(before, hanzi) : Term.Hanzi(hanzi)));
                }
            }
            else
            {
                parts.Add(last && phrase.Open ? Beginning(token) : index.Find(Term.Word(token)));
                exact &= Term.IsWhole(token);
            }

            before = hanzi;
        }

        exact &= parts.Count == 1;
        return (parts.OrderBy(p => p.Count).Aggregate((a, b) => a.And(b)), exact);
    }

    private Postings Beginning(string letters) => Term.Beginning(letters).Select(index.Find).Aggregate((a, b) => a.Or(b));

    private void Rank(Postings found)
    {
        Ranks = true;
        var most = index.Ranking.Most(found.Count);
        var slots = found.Slots;
        var values = found.Values;
        var lengths = index.LengthCodes;
        for (var i = 0; i < slots.Length; i++)
        {
            Scores[slots[i]] += Bm25.Score(most, TermValue.Weight(values[i]), _norms[lengths[slots[i]]]);
        }
    }

    private Answer FindName(QueryNode.Name name)
    {
        var kinds = name.Kind != TermKind.Unit ? [name.Kind]
            : name.Role is { } role ? [UnitAs(role)]
            : Enum.GetValues<AssignmentRole>().Select(UnitAs).ToArray();
        var found = kinds.Select(kind => NamePostings(kind, name.Letters)).Select(Slots).Aggregate((a, b) => a.Or(b));
        return name.Letters.Length <= 2 ? Answer.Exactly(found) : new Answer(Nothing(), found);

        static TermKind UnitAs(AssignmentRole role) => TermKind.Unit + (byte)role;
    }

    private Postings NamePostings(TermKind kind, ImmutableArray<int> letters) => letters.Length == 1
        ? index.Find(Term.Pair(kind, letters[0]))
        : letters.Zip(letters.Skip(1)).Select(pair => index.Find(Term.Pair(kind, pair.First, pair.Second))).OrderBy(p => p.Count).Aggregate((a, b) => a.And(b));

    // A date without a day is a number that ends in 00; its month must reach into the range.
    private Answer FindDate(QueryNode.Dated dated)
    {
        var (from, to) = (dated.From ?? new LocalDate(1, 1, 1), dated.To ?? new LocalDate(9999, 12, 31));
        var months = index.Find(Term.Number(TermKind.Date, (from.Year * 10000) + (from.Month * 100)));
        var days = index.Find(new TermRange(Term.Number(TermKind.Date, Number(from)), Term.Number(TermKind.Date, Number(to))));
        return Answer.Exactly(Slots(months.Or(days)));

        static int Number(LocalDate day) => (day.Year * 10000) + (day.Month * 100) + day.Day;
    }

    private Answer FindPhase(QueryNode.InPhase phase)
    {
        var (from, to) = (phase.From is { } f ? DocumentTerms.MonthOf(f) : 0, phase.To is { } t ? DocumentTerms.MonthOf(t) : int.MaxValue);
        var found = Slots(index.Find(new TermRange(Term.Number(TermKind.PhaseMonth, from), Term.Number(TermKind.PhaseMonth, to))));
        var whole = (phase.From is null || phase.From.Value.Day == 1) && (phase.To is null || phase.To.Value.PlusDays(1).Day == 1);
        return whole ? Answer.Exactly(found) : new Answer(Nothing(), found);
    }

    private SlotSet Nothing() => new(index.Slots);

    private SlotSet Slots(Postings postings)
    {
        var slots = Nothing();
        foreach (var slot in postings.Slots)
        {
            slots.Add(slot);
        }

        return slots;
    }
}
