using System.Collections.Immutable;
using Microsoft.Data.Sqlite;

namespace Gongwen.Store;

/// <summary>Answers queries, inside transactions of its caller: question, index, order, and for those shown what is stored of them.</summary>
internal sealed class CorpusSearch(SqliteConnection connection) : IDisposable
{
    private readonly SearchIndexReader _index = new(connection);
    private readonly DocumentFacts _facts = new(connection);
    private HitReader? _hits;
    private readonly Rows _document = new(
        connection,
        """
        SELECT d.id, d.superseded, c.first FROM search_slot s JOIN document d ON d.id = s.document LEFT JOIN copy c ON c.document = d.id WHERE s.slot = ?
        """);

    /// <exception cref="QueryException">The text of the query cannot be understood.</exception>
    public ImmutableArray<CorpusHit> Query(CorpusQuery query)
    {
        if (QuestionOf(query) is not { } question)
        {
            return [];
        }

        _index.Refresh();
        if (_index.Slots == 0)
        {
            return [];
        }

        var matcher = new Matcher(_index);
        var found = matcher.Find(question).Maybe.And(_index.Live());
        if (!matcher.Ranks)
        {
            matcher.RankByDate();
        }

        var order = Ranking.Best(found, matcher.Scores, query.Offset + query.Limit);
        var phrases = PhrasesOf(question).ToList();
        var hits = _hits ??= new HitReader(connection, _facts);
        return [.. Fitting(order, question, matcher, query.Copies)
            .Skip(query.Offset).Take(query.Limit).Select(f => hits.Read(f.Document, matcher.Ranks ? matcher.Scores[f.Slot] : 0, phrases))];
    }

    /// <summary>What a document is about.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that number.</exception>
    public ImmutableArray<Keyword> Keywords(long document, int count, Segmenter segmenter)
    {
        _index.Refresh();
        return KeywordFinder.Find(_facts.Text(document), count, segmenter, _index);
    }

    public void Dispose()
    {
        _hits?.Dispose();
        foreach (var used in (IDisposable[])[_index, _facts, _document])
        {
            used.Dispose();
        }
    }

    /// <summary>What a query asks of a document; null when no document can fit.</summary>
    public static QueryNode? QuestionOf(CorpusQuery query)
    {
        var parts = ImmutableArray.CreateBuilder<QueryNode>();
        if (query.Text is { } text)
        {
            if (QueryParser.Parse(text) is not { } typed)
            {
                return null;
            }

            parts.Add(typed);
        }

        if (query.Unit is { } unit)
        {
            parts.Add(QueryNodes.Name(TermKind.Unit, unit) ?? new QueryNode.Any([]));
        }

        if (query.Role is { } role)
        {
            parts.Add(new QueryNode.HasRole(role));
        }

        if (query.Year is { } year)
        {
            parts.Add(DateRange.TryParse($"{year:D4}", out var days) ? new QueryNode.Dated(days.From, days.To) : new QueryNode.Any([]));
        }

        if (query.From is not null || query.To is not null)
        {
            parts.Add(new QueryNode.Dated(query.From, query.To));
        }

        parts.AddRange(query.Has.Select(kind => new QueryNode.Has(kind)));
        return UnitRoles.Join(parts.ToImmutable());
    }

    /// <summary>What is marked in snippets: whatever was asked for, not what must not be there.</summary>
    public static IEnumerable<QueryNode.Phrase> PhrasesOf(QueryNode node) => node switch
    {
        QueryNode.All all => all.Parts.SelectMany(PhrasesOf),
        QueryNode.Any any => any.Parts.SelectMany(PhrasesOf),
        QueryNode.Phrase phrase => [phrase],
        _ => [],
    };

    // In the order given; of near copies the first, unless all are wanted.
    private IEnumerable<(int Slot, long Document)> Fitting(IEnumerable<int> order, QueryNode question, Matcher matcher, bool copies)
    {
        var (truth, groups) = (new Truth(matcher, _facts), new HashSet<long>());
        foreach (var slot in order)
        {
            if (!_document.Ask(slot).Next())
            {
                continue;
            }

            var (document, superseded, group) = (_document.Integer(0), _document.Integer(1) != 0, _document.Integer(2));
            _document.End();
            if (!superseded && (copies || group == 0 || !groups.Contains(group)) && truth.Holds(question, slot, document))
            {
                groups.Add(group);
                yield return (slot, document);
            }
        }
    }
}
