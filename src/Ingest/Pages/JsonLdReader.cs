using System.Collections.Frozen;
using System.Text.Json;

namespace Gongwen.Ingest;

/// <summary>Reads JSON-LD: what a script of the page states about the article in the words of schema.org.</summary>
internal static class JsonLdReader
{
    /// <summary>Begins the name of everything it finds.</summary>
    public const string Prefix = "json-ld.";

    /// <summary>The name under which it says why a script could not be read.</summary>
    public const string Unreadable = Prefix + "unreadable";

    private const int LongestScript = 256 * 1024;
    private const int LongestValue = 4096;
    private const int MostValues = 100;

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 32,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    // What such an object is called or dated says nothing of the article.
    private static readonly FrozenSet<string> OtherTypes = FrozenSet.Create(
        StringComparer.Ordinal,
        "BreadcrumbList", "ListItem", "ItemList", "WebSite", "Organization", "GovernmentOrganization", "NewsMediaOrganization", "Person",
        "ImageObject", "VideoObject", "SearchAction", "SiteNavigationElement", "Event", "Comment");

    private static readonly FrozenSet<string> Nested = FrozenSet.Create(
        StringComparer.Ordinal, "@graph", "mainEntity", "mainEntityOfPage");

    /// <summary>The plain properties of the article as <c>json-ld.datePublished</c>, and the name of whom it names as <c>json-ld.publisher.name</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string script)
    {
        if (script.Length > LongestScript)
        {
            return [new(Unreadable, $"longer than {LongestScript} characters")];
        }

        try
        {
            using var document = JsonDocument.Parse(Clean(script), Options);
            var found = new List<KeyValuePair<string, string>>();
            Visit(document.RootElement, found);
            return found;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last two: half of a surrogate pair, in an escape or as it stands.
            return [new(Unreadable, broken.Message)];
        }
    }

    // Content systems paste text into the script as it is: a line end inside a string is the commonest fault.
    private static string Clean(string script) => script.ReplaceLineEndings(" ").Replace('\t', ' ');

    private static void Visit(JsonElement element, List<KeyValuePair<string, string>> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Visit(item, found);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object && !IsOther(element))
        {
            foreach (var property in element.EnumerateObject())
            {
                Add(property, found);
            }
        }
    }

    private static void Add(JsonProperty property, List<KeyValuePair<string, string>> found)
    {
        if (Nested.Contains(property.Name))
        {
            Visit(property.Value, found);
        }
        else if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            Add(property.Name, property.Value.ToString(), found);
        }
        else if (NameOf(property.Value) is { } name)
        {
            Add(property.Name + ".name", name, found);
        }
    }

    private static void Add(string name, string value, List<KeyValuePair<string, string>> found)
    {
        value = value.Trim();
        if (value.Length is > 0 and <= LongestValue && found.Count < MostValues)
        {
            found.Add(new(Prefix + name, value));
        }
    }

    // {"@type": "Organization", "name": "…"}, or several of them.
    private static string? NameOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array when element.GetArrayLength() > 0 => NameOf(element[0]),
        JsonValueKind.Object when element.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String => name.GetString(),
        _ => null,
    };

    private static bool IsOther(JsonElement element) =>
        element.TryGetProperty("@type", out var type) && type.ValueKind switch
        {
            JsonValueKind.String => OtherTypes.Contains(type.GetString()!),
            JsonValueKind.Array => type.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String && OtherTypes.Contains(t.GetString()!)),
            _ => false,
        };
}
