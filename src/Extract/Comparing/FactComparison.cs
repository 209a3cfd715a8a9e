using System.Collections.Immutable;
using System.Text.Json;

namespace Gongwen.Extract;

/// <summary>Compares what two notices state: two versions, or one notice read by different rules.</summary>
public static class FactComparison
{
    // Not facts, or facts that only put others together.
    private static readonly ImmutableHashSet<string> s_others =
        ["schema", "source", "text", "page", "tables", "repairs", "lost", "issues", "evidence", "tasks", "firstLine", "lastLine"];

    /// <summary>What differs, field by field in the order of the contract; within a list, what went before what came.</summary>
    /// <param name="before">A notice, <c>gongwen/notice/1</c>.</param>
    /// <param name="after">Another.</param>
    public static ImmutableArray<FactDifference> Compare(JsonElement before, JsonElement after) =>
    [
        .. from field in before.EnumerateObject().Concat(after.EnumerateObject()).Select(p => p.Name).Distinct()
           where !s_others.Contains(field)
           from difference in Compare(field, Items(before, field), Items(after, field))
           select difference,
    ];

    // A single value that changed is one difference; of lists, what one has and the other has not, however the rest moved.
    private static IEnumerable<FactDifference> Compare(string field, ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var (gone, come) = (Without(before, after), Without(after, before));
        return gone is [var old] && come is [var @new] && before.Length == after.Length
            ? [new FactDifference(field, old, @new)]
            : gone.Select(g => new FactDifference(field, g, null)).Concat(come.Select(c => new FactDifference(field, null, c)));
    }

    private static ImmutableArray<string> Without(ImmutableArray<string> items, ImmutableArray<string> others)
    {
        var left = others.CountBy(o => o).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        return [.. items.Where(item => !(left.TryGetValue(item, out var count) && count > 0 && (left[item] = count - 1) >= 0))];
    }

    private static ImmutableArray<string> Items(JsonElement notice, string field) => !notice.TryGetProperty(field, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Describe)],
        _ => [Describe(value)],
    };

    // 开展宣传 · lead · 市教育局、市民政局: the values of an object in their order.
    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join(" · ", value.EnumerateObject().Select(p => Describe(p.Value)).Where(v => v.Length > 0)),
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(Describe)),
        JsonValueKind.Null => "",
        _ => value.ToString(),
    };
}
