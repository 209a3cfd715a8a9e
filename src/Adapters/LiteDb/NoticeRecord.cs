using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Gongwen.Extract;
using Gongwen.Store;
using LiteDB;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Adapters;

/// <summary>What of a notice can be asked for, as LiteDB keeps it: the plain facts of its JSON, and its text as words with a space around each.</summary>
internal sealed class NoticeRecord(BsonDocument bson)
{
    private const float TitleWeight = 5;
    private const float HeadingWeight = 2;

    public long Number => bson["_id"];

    public bool IsCurrent => !bson["superseded"].AsBoolean;

    public string? Date => bson["date"].AsString;

    private IEnumerable<(LocalDate First, LocalDate Last)> Phases =>
        bson["phases"].AsArray.Select(p => Searchable.Days(Day(p["start"]), Day(p["end"]))).OfType<(LocalDate, LocalDate)>();

    /// <summary>The record of a notice.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="superseded">Whether it is no uri's current version.</param>
    /// <param name="json"><c>gongwen/notice/1</c></param>
    public static BsonDocument Of(long number, bool superseded, byte[] json)
    {
        using var parsed = JsonDocument.Parse(json);
        var notice = parsed.RootElement;
        return new BsonDocument
        {
            ["_id"] = number,
            ["superseded"] = superseded,
            ["title"] = Bson(notice.GetProperty("title")),
            ["campaign"] = Bson(notice.GetProperty("campaign")),
            ["documentNumber"] = Bson(notice.GetProperty("documentNumber")),
            ["kind"] = Bson(notice.GetProperty("documentKind")),
            ["date"] = Bson(((string[])["documentDate", "printDate", "publishedDate"]).Select(name => notice.GetProperty(name)).FirstOrDefault(d => d.ValueKind == JsonValueKind.String)),
            ["organs"] = Bson(notice.GetProperty("signingAuthorities")),
            ["headings"] = new BsonArray(notice.GetProperty("sections").EnumerateArray().Select(s => Bson(s.GetProperty("heading"))).Where(h => !h.IsNull)),
            ["assignments"] = Bson(notice.GetProperty("assignments")),
            ["phases"] = Bson(notice.GetProperty("phases")),
            ["deadlines"] = Bson(notice.GetProperty("deadlines")),
            ["states"] = new BsonArray(Enum.GetNames<FactKind>().Where(kind => IsStated(notice.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(kind)))).Select(kind => new BsonValue(kind))),
            ["words"] = Words(notice.GetProperty("text").GetString()!),
        };
    }

    /// <summary>Whether a question holds.</summary>
    public bool Holds(QueryNode node) => node switch
    {
        QueryNode.All all => all.Parts.All(Holds),
        QueryNode.Any any => any.Parts.Any(Holds),
        QueryNode.Not not => !Holds(not.Part),
        QueryNode.Phrase { Place: TextPlace.Title } phrase => InTitle(Pattern(phrase)),
        QueryNode.Phrase { Place: TextPlace.Heading } phrase => InHeading(Pattern(phrase)),
        QueryNode.Phrase phrase => Pattern(phrase) is var words && (InText(words) || InTitle(words) || InHeading(words)),
        QueryNode.Name name => Names(name).Any(n => NameLetters.Contains(n, name.Letters)),
        QueryNode.HasRole role => bson["assignments"].AsArray.Any(a => a["role"] == NoticeJson.Kebab(role.Role)),
        QueryNode.Has has => bson["states"].AsArray.Contains(has.Kind.ToString()),
        QueryNode.Dated dated => Date is { } date && Searchable.Days(date) is { } days && Meet(days, dated.From, dated.To),
        QueryNode.InPhase phase => Phases.Any(days => Meet(days, phase.From, phase.To)),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node, null),
    };

    /// <summary>How well it fits words: title above headings above text, of the last the more the better. No word is rarer than another.</summary>
    public float Score(IEnumerable<QueryNode.Phrase> phrases) => phrases.Select(Pattern).Sum(words =>
        (InTitle(words) ? TitleWeight : 0) + (InHeading(words) ? HeadingWeight : 0) + (bson["words"].AsString.AsSpan().Count(words) is var times ? times / (times + 1f) : 0));

    /// <summary>What a query shows of it.</summary>
    public CorpusHit ToHit(StoredNotice stored, float score, IReadOnlyList<QueryNode.Phrase> phrases)
    {
        var days = Phases.SelectMany(p => (LocalDate[])[p.First, p.Last]).Concat(bson["deadlines"].AsArray.Select(d => Day(d["by"])).OfType<LocalDate>()).Order().ToList();
        return new CorpusHit
        {
            Key = stored.Key,
            Uri = stored.Uris[0],
            Title = bson["title"].AsString,
            Campaign = bson["campaign"].AsString,
            DocumentNumber = bson["documentNumber"].AsString,
            Date = Date,
            SigningAuthorities = Strings(bson["organs"]),
            LeadUnits = [.. Units(AssignmentRole.Lead).Distinct()],
            FirstDay = days.Count == 0 ? null : days[0],
            LastDay = days.Count == 0 ? null : days[^1],
            Copies = 0,
            Score = score,
            Snippet = phrases.Count == 0 ? null : SnippetFinder.Find(TextOf(stored), phrases),
        };
    }

    private static string TextOf(StoredNotice stored)
    {
        using var json = JsonDocument.Parse(stored.Json);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    private static bool IsStated(JsonElement fact) => fact.ValueKind == JsonValueKind.Array ? fact.GetArrayLength() > 0 : fact.ValueKind != JsonValueKind.Null;

    private static bool Meet((LocalDate First, LocalDate Last) days, LocalDate? from, LocalDate? to) => (to is null || days.First <= to) && (from is null || days.Last >= from);

    private static LocalDate? Day(BsonValue iso) => iso.IsNull ? null : LocalDatePattern.Iso.Parse(iso.AsString).Value;

    private static string Words(string text)
    {
        var (folded, words) = (SearchTokens.Fold(text), new StringBuilder(" ", text.Length * 2));
        foreach (var token in SearchTokens.Cut(folded))
        {
            words.Append(folded, token.Start, token.Length).Append(' ');
        }

        return words.ToString();
    }

    private static string Pattern(QueryNode.Phrase phrase) =>
        $" {string.Join(' ', phrase.Tokens)}{(phrase.Open && !SearchTokens.IsHanzi(phrase.Tokens[^1], out _) ? "" : " ")}";

    private bool InText(string words) => bson["words"].AsString.Contains(words, StringComparison.Ordinal);

    private bool InTitle(string words) => Words(bson["title"].AsString ?? "").Contains(words, StringComparison.Ordinal);

    private bool InHeading(string words) => bson["headings"].AsArray.Any(h => Words(h.AsString).Contains(words, StringComparison.Ordinal));

    private IEnumerable<string> Names(QueryNode.Name name) => name.Kind switch
    {
        TermKind.Organ => Strings(bson["organs"]),
        TermKind.Campaign => Strings(bson["campaign"]),
        TermKind.Kind => Strings(bson["kind"]),
        _ => Units(name.Role),
    };

    private IEnumerable<string> Units(AssignmentRole? role) =>
        bson["assignments"].AsArray.Where(a => role is null || a["role"] == NoticeJson.Kebab(role)).SelectMany(a => Strings(a["units"]));

    private static ImmutableArray<string> Strings(BsonValue value) => value.IsArray ? [.. value.AsArray.Select(v => v.AsString)] : value.IsNull ? [] : [value.AsString];

    private static BsonValue Bson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => new BsonArray(json.EnumerateArray().Select(Bson)),
        JsonValueKind.Object => new BsonDocument(json.EnumerateObject().ToDictionary(p => p.Name, p => Bson(p.Value), StringComparer.Ordinal)),
        _ => BsonValue.Null,
    };
}
