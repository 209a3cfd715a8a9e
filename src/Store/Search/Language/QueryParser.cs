using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Reads a query, by recursive descent: words side by side must all hold; AND binds closer than OR.</summary>
internal sealed class QueryParser
{
    private const int MostDepth = 64;

    private readonly string _query;
    private readonly ImmutableArray<QueryToken> _tokens;
    private int _next;
    private int _depth;

    private QueryParser(string query) => (_query, _tokens) = (query, QueryLexer.Cut(query));

    private QueryToken Next => _tokens[_next];

    /// <summary>Reads what was typed.</summary>
    /// <returns>The question; null when nothing in it can be asked for.</returns>
    /// <exception cref="QueryException">It cannot be understood.</exception>
    public static QueryNode? Parse(string query)
    {
        var parser = new QueryParser(query);
        if (parser.Next.Kind == QueryTokenKind.End)
        {
            return null;
        }

        var node = parser.ReadAny();
        return parser.Next.Kind == QueryTokenKind.End ? node : throw parser.Wrong(QueryError.StrayParenthesis, parser.Next.Place);
    }

    private QueryNode? ReadAny()
    {
        var parts = ImmutableArray.CreateBuilder<QueryNode>();
        AddTo(parts, ReadAll());
        while (Next.Kind == QueryTokenKind.Or)
        {
            var or = Take();
            Require(or);
            AddTo(parts, ReadAll());
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => new QueryNode.Any(parts.ToImmutable()) };
    }

    private QueryNode? ReadAll()
    {
        var parts = ImmutableArray.CreateBuilder<QueryNode>();
        if (Next.Kind is QueryTokenKind.And or QueryTokenKind.Or)
        {
            throw Wrong(QueryError.NothingJoined, Next.Place);
        }

        while (Next.Kind is not (QueryTokenKind.End or QueryTokenKind.Or or QueryTokenKind.Close))
        {
            if (Next.Kind == QueryTokenKind.And)
            {
                var and = Take();
                Require(and);
                continue;
            }

            AddTo(parts, ReadOne());
        }

        return parts.Count switch { 0 => null, 1 => parts[0], _ => UnitRoles.Join(parts.ToImmutable()) };
    }

    private QueryNode? ReadOne()
    {
        var token = Take();
        switch (token.Kind)
        {
            case QueryTokenKind.Not:
                Require(token);
                return ReadOne() is { } part ? new QueryNode.Not(part) : null;
            case QueryTokenKind.Open:
                return ReadGroup(token);
            case QueryTokenKind.Field:
                return ReadField(token);
            case QueryTokenKind.Star:
                return null; // a star that follows no word
            default:
                return Phrase(token, TextPlace.Anywhere);
        }
    }

    private QueryNode? ReadGroup(QueryToken open)
    {
        if (++_depth > MostDepth)
        {
            throw Wrong(QueryError.TooDeep, open.Place);
        }

        var group = Next.Kind == QueryTokenKind.Close ? null : ReadAny();
        if (Next.Kind != QueryTokenKind.Close)
        {
            throw Wrong(QueryError.OpenParenthesis, open.Place);
        }

        _next++;
        _depth--;
        return group;
    }

    private QueryNode? ReadField(QueryToken name)
    {
        var field = QueryFields.Field(name.Text)
            ?? throw Wrong(QueryError.UnknownField, name.Place with { Length = name.Place.Length - 1 }, Nearest.Of(name.Text, QueryFields.Known));
        if (Next.Kind is not (QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not))
        {
            throw Wrong(QueryError.NoValue, name.Place);
        }

        var value = Take();
        return field switch
        {
            QueryField.Title => Phrase(value, TextPlace.Title),
            QueryField.Heading => Phrase(value, TextPlace.Heading),
            QueryField.Unit => Name(TermKind.Unit, value),
            QueryField.Organ => Name(TermKind.Organ, value),
            QueryField.Campaign => Name(TermKind.Campaign, value),
            QueryField.Kind => Name(TermKind.Kind, value),
            QueryField.Role => new QueryNode.HasRole(QueryFields.Role(value.Text) ?? throw Unknown(value, QueryFields.KnownRoles)),
            QueryField.Has => new QueryNode.Has(QueryFields.Fact(value.Text) ?? throw Unknown(value, QueryFields.KnownFacts)),
            _ => Days(field, value),
        };
    }

    private QueryNode Days(QueryField field, QueryToken value) =>
        !DateRange.TryParse(value.Text, out var range) ? throw Wrong(QueryError.NotADate, value.Place)
        : field == QueryField.Phase ? new QueryNode.InPhase(range.From, range.To)
        : new QueryNode.Dated(range.From, range.To);

    private QueryNode? Phrase(QueryToken token, TextPlace place)
    {
        var open = Next is { Kind: QueryTokenKind.Star, Glued: true };
        _next += open ? 1 : 0;
        return QueryNodes.Phrase(token.Text, open, place);
    }

    private QueryNode Name(TermKind kind, QueryToken value) => QueryNodes.Name(kind, value.Text) ?? throw Wrong(QueryError.NoValue, value.Place);

    private QueryToken Take() => _tokens[_next++];

    // Something must follow AND, OR and NOT.
    private void Require(QueryToken before)
    {
        if (Next.Kind is QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.And or QueryTokenKind.Or)
        {
            throw Wrong(QueryError.NothingJoined, before.Place);
        }
    }

    private QueryException Unknown(QueryToken value, ImmutableArray<string> known) => Wrong(QueryError.UnknownValue, value.Place, Nearest.Of(value.Text, known));

    private QueryException Wrong(QueryError error, TextSpan place, ImmutableArray<string> suggestions = default) => new(error, _query, place, suggestions);

    private static void AddTo(ImmutableArray<QueryNode>.Builder parts, QueryNode? part)
    {
        if (part is not null)
        {
            parts.Add(part);
        }
    }
}
