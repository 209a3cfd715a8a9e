using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Gongwen.Store;

/// <summary>Finds the facts again that corrections were made of, and puts what is right in their place.</summary>
internal static class FactAnchors
{
    /// <summary>A field's values as a list: a single one is a list of one, one that is null a list of none.</summary>
    public static ImmutableArray<JsonNode> ItemsOf(JsonNode? field) => field switch
    {
        null => [],
        JsonArray items => [.. items.Select(i => i!)],
        _ => [field],
    };

    /// <summary>The items of one field with their corrections, and what became of these.</summary>
    public static (ImmutableArray<FactItem> Items, ImmutableArray<Correction> Corrections) Lay(ImmutableArray<JsonNode> extracted, ImmutableArray<Correction> corrections)
    {
        var right = new Dictionary<int, (JsonNode? Value, long? Correction)>();
        var added = new List<FactItem>();
        var settled = ImmutableArray.CreateBuilder<Correction>();
        foreach (var correction in corrections)
        {
            var (old, now) = (JsonNode.Parse(correction.Old), JsonNode.Parse(correction.New));
            var (index, state) = old is null ? Missed(extracted, IsSingle(correction.Place), now) : Find(extracted, right.Keys, correction.Place, old, now);
            settled.Add(correction with { State = state });
            if (index is { } place)
            {
                right[place] = (now, correction.Number);
            }
            else if (old is null && state == CorrectionState.Applied)
            {
                added.Add(new FactItem(-1, now!, correction.Number));
            }
        }

        IEnumerable<FactItem> kept =
            from item in extracted.Index()
            let correct = right.TryGetValue(item.Index, out var c) ? new FactItem(item.Index, c.Value!, c.Correction) : new FactItem(item.Index, item.Item, null)
            where correct.Value is not null
            select correct;
        return ([.. kept, .. added], settled.ToImmutable());
    }

    private static (int? Index, CorrectionState State) Missed(ImmutableArray<JsonNode> extracted, bool isSingle, JsonNode? now) =>
        extracted.Any(e => JsonNode.DeepEquals(e, now)) ? (null, CorrectionState.Confirmed)
        : isSingle && !extracted.IsEmpty ? (0, CorrectionState.Conflict)
        : (null, CorrectionState.Applied);

    private static bool IsSingle(string pointer) => pointer.LastIndexOf('/') == 0;

    private static (int? Index, CorrectionState State) Find(
        ImmutableArray<JsonNode> extracted, IReadOnlyCollection<int> taken, string pointer, JsonNode old, JsonNode? now)
    {
        var isSingle = IsSingle(pointer);
        var near = isSingle ? 0 : int.Parse(pointer.AsSpan(pointer.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        var free = Enumerable.Range(0, extracted.Length).Except(taken).OrderBy(i => Math.Abs(i - near)).ToList();
        if (First(i => JsonNode.DeepEquals(extracted[i], old)) is { } same)
        {
            return (same, CorrectionState.Applied);
        }

        if (now is null ? extracted.IsEmpty : First(i => JsonNode.DeepEquals(extracted[i], now)) is not null)
        {
            return (null, CorrectionState.Confirmed);
        }

        // A single fact has but one place; an item is the one that has what the person left as it was.
        return (isSingle ? First(_ => true) : First(i => IsKin(extracted[i], old, now))) is { } kin ? (kin, CorrectionState.Conflict)
            : now is null ? (null, CorrectionState.Confirmed)
            : (null, CorrectionState.Lost);

        int? First(Func<int, bool> fits) => free.Select(i => (int?)i).FirstOrDefault(i => fits(i!.Value));
    }

    // The same in all fields that the person did not change, of which there must be some that say something.
    private static bool IsKin(JsonNode item, JsonNode old, JsonNode? now)
    {
        if (item is not JsonObject one || old is not JsonObject was || now is not JsonObject right)
        {
            return false;
        }

        var left = was.Where(f => JsonNode.DeepEquals(f.Value, right[f.Key])).ToList();
        return left.Any(f => f.Value is not null) && left.All(f => JsonNode.DeepEquals(f.Value, one[f.Key]));
    }
}
