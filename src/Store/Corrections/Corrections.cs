using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongwen.Extract;
using Gongwen.Ingest;

namespace Gongwen.Store;

/// <summary>Lays the answers of people over an extraction.</summary>
/// <remarks>
/// A correction is of a whole fact: a single one, or an item of a list. It is found again by what was extracted when it was made:
/// the same fact, wherever it stands in the list now; else the one that differs from it only where the person changed it (a conflict).
/// </remarks>
public static class Corrections
{
    /// <summary>The rule that corrected facts are found by.</summary>
    public const string Rule = "correction";

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The extraction as people corrected it, and what became of each correction.</summary>
    /// <param name="article">What the extraction was read from.</param>
    /// <param name="document">The extraction.</param>
    /// <param name="corrections">In the order they were made.</param>
    public static (OfficialDocument Document, ImmutableArray<Correction> Corrections) Apply(
        Article article, OfficialDocument document, ImmutableArray<Correction> corrections)
    {
        if (corrections.IsEmpty)
        {
            return (document, corrections);
        }

        var facts = Facts(article, document);
        var settled = ImmutableArray.CreateBuilder<Correction>();
        foreach (var field in corrections.GroupBy(c => FieldOf(c.Place)))
        {
            var (items, states) = FactAnchors.Lay(FactAnchors.ItemsOf(facts[field.Key]), [.. field]);
            settled.AddRange(states);
            document = FactFields.Set(document, field.Key, items);
        }

        return (document, [.. settled.OrderBy(c => c.Number)]);
    }

    /// <summary>What a person says against an extraction, as corrections.</summary>
    /// <param name="article">What the extraction was read from.</param>
    /// <param name="document">The extraction, without corrections.</param>
    /// <param name="corrections">The corrections it has so far.</param>
    /// <param name="change">Where in the corrected JSON, what is right there, and when it was said.</param>
    /// <returns>The corrections to write: one, or for a whole list one an item; those with a number replace the one of that number.</returns>
    /// <exception cref="FormatException">The pointer names no fact, or the value cannot stand there; the message says why, in English.</exception>
    public static ImmutableArray<Correction> Make(
        Article article, OfficialDocument document, ImmutableArray<Correction> corrections, (string Pointer, string Value, string At) change)
    {
        var steps = change.Pointer.Split('/');
        if (steps is not ["", var field, .. var path] || !FactFields.IsField(field))
        {
            throw new FormatException($"{change.Pointer} names no fact; a pointer is like /title or /assignments/0/units.");
        }

        var value = Parse(change.Value);
        var facts = Facts(article, document);
        var extracted = FactAnchors.ItemsOf(facts[field]);
        var (shown, _) = FactAnchors.Lay(extracted, [.. corrections.Where(c => FieldOf(c.Place) == field)]);
        var changes = !FactFields.IsList(field) ? path.Length == 0 ? [(shown.IsEmpty ? -1 : 0, value)] : throw new FormatException($"/{field} is one value.")
            : path is [] ? WholeList(shown, value, field)
            : [Item(shown, field, path, value)];
        var made = ImmutableArray.CreateBuilder<Correction>();
        foreach (var (position, right) in changes)
        {
            var item = position < 0 ? null : shown[position];
            var index = item?.Index ?? -1;
            made.Add(new Correction(
                item?.Correction ?? 0,
                !FactFields.IsList(field) ? $"/{field}" : $"/{field}/{(index < 0 ? "-" : index.ToString(CultureInfo.InvariantCulture))}",
                index < 0 ? "null" : extracted[index].ToJsonString(s_plain),
                right?.ToJsonString(s_plain) ?? "null",
                change.At,
                CorrectionState.Applied));
        }

        // Whether the values can stand there is seen by putting them there.
        var numbers = made.Select(m => m.Number).Where(n => n > 0).ToHashSet();
        Apply(article, document, [.. corrections.Where(c => !numbers.Contains(c.Number)), .. made]);
        return made.ToImmutable();
    }

    private static List<(int Position, JsonNode? Value)> WholeList(ImmutableArray<FactItem> shown, JsonNode? value, string field)
    {
        var right = (value as JsonArray ?? throw new FormatException($"/{field} wants a list.")).Select(v => v?.DeepClone()).ToList();
        var changes = new List<(int, JsonNode?)>();
        for (var i = 0; i < Math.Max(shown.Length, right.Count); i++)
        {
            var now = i < right.Count ? right[i] : null;
            if (i >= shown.Length || !JsonNode.DeepEquals(shown[i].Value, now))
            {
                changes.Add((i < shown.Length ? i : -1, now));
            }
        }

        return changes;
    }

    private static (int Position, JsonNode? Value) Item(ImmutableArray<FactItem> shown, string field, string[] path, JsonNode? value)
    {
        if (path is ["-"])
        {
            return (-1, value ?? throw new FormatException($"/{field}/- wants the item that was missed."));
        }

        if (!int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position) || position >= shown.Length)
        {
            throw new FormatException($"/{field} has {shown.Length} items, and no {path[0]}.");
        }

        if (path is [_])
        {
            return (position, value);
        }

        var item = shown[position].Value.DeepClone();
        JsonPointer.Set(item, path.AsSpan(1), value);
        return (position, item);
    }

    private static JsonObject Facts(Article article, OfficialDocument document) => JsonNode.Parse(NoticeJson.ToUtf8(article, document))!.AsObject();

    private static string FieldOf(string pointer) => pointer.Split('/')[1];

    private static JsonNode? Parse(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException failure)
        {
            throw new FormatException($"{value} is no JSON: {failure.Message} A text wants quotation marks: '\"{value}\"'.", failure);
        }
    }
}
