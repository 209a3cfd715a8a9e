using System.Globalization;
using System.Text.Json.Nodes;

namespace Gongwen.Store;

/// <summary>Changes one place of a JSON value (RFC 6901, RFC 6902).</summary>
internal static class JsonPointer
{
    /// <summary>Puts <paramref name="value"/> where <paramref name="path"/> points; null takes an item out of a list.</summary>
    /// <exception cref="FormatException">There is no such place.</exception>
    public static void Set(JsonNode root, ReadOnlySpan<string> path, JsonNode? value)
    {
        var node = root;
        for (var i = 0; i < path.Length - 1; i++)
        {
            node = node switch
            {
                JsonObject o when o.TryGetPropertyValue(path[i], out var inner) => inner,
                JsonArray a when Index(path[i], a.Count) is { } index => a[index],
                _ => null,
            } ?? throw Nowhere(path[i]);
        }

        switch (node)
        {
            case JsonObject o when o.ContainsKey(path[^1]):
                o[path[^1]] = value?.DeepClone();
                break;
            case JsonArray a when path[^1] == "-":
                a.Add(value?.DeepClone());
                break;
            case JsonArray a when Index(path[^1], a.Count) is { } index && value is null:
                a.RemoveAt(index);
                break;
            case JsonArray a when Index(path[^1], a.Count) is { } index:
                a[index] = value!.DeepClone();
                break;
            default:
                throw Nowhere(path[^1]);
        }
    }

    private static int? Index(string step, int count) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : null;

    private static FormatException Nowhere(string step) => new($"The fact has no {step}.");
}
