using System.Text.Json;
using System.Text.RegularExpressions;

namespace Gongwen.Extract.Tests.Contract;

/// <summary>The part of JSON Schema 2020-12 that docs/notice.schema.json uses.</summary>
/// <remarks>A keyword that it does not know is an error, so that nothing in the schema goes unchecked.</remarks>
internal sealed class JsonSchema(JsonElement root)
{
    private const string DefinitionPrefix = "#/$defs/";

    /// <summary>What is wrong with <paramref name="value"/>, each with its JSON pointer; empty when it is valid.</summary>
    public IEnumerable<string> Errors(JsonElement value) => Errors(root, value, "");

    private IEnumerable<string> Errors(JsonElement schema, JsonElement value, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Check(keyword, schema, value, path));

    private IEnumerable<string> Check(JsonProperty keyword, JsonElement schema, JsonElement value, string path) => keyword.Name switch
    {
        "$schema" or "$id" or "$defs" or "title" or "description" => [],
        "$ref" => Errors(Definition(keyword.Value.GetString()!), value, path),
        "anyOf" => Unless(keyword.Value.EnumerateArray().Any(s => !Errors(s, value, path).Any()), path, "fits none of anyOf"),
        "type" => Unless(IsOfType(keyword.Value, value), path, $"is no {keyword.Value}"),
        "const" => Unless(JsonElement.DeepEquals(keyword.Value, value), path, $"is not {keyword.Value}"),
        "enum" => Unless(keyword.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)), path, $"{value} is not in the enum"),
        "minimum" or "maximum" or "minItems" or "maxItems" or "minLength" => Bound(keyword, value, path),
        "pattern" => Unless(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!), path, $"{value} does not match {keyword.Value}"),
        "required" => keyword.Value.EnumerateArray().SelectMany(n => Unless(value.ValueKind != JsonValueKind.Object || value.TryGetProperty(n.GetString()!, out _), path, $"lacks {n}")),
        "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((v, i) => Errors(keyword.Value, v, $"{path}/{i}")) : [],
        "properties" => Properties(value).SelectMany(p => keyword.Value.TryGetProperty(p.Name, out var s) ? Errors(s, p.Value, $"{path}/{p.Name}") : []),
        "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.False =>
            Properties(value).SelectMany(p => Unless(schema.GetProperty("properties").TryGetProperty(p.Name, out _), path, $"has an unknown {p.Name}")),
        _ => throw new NotSupportedException($"The schema uses {keyword.Name}, which these tests cannot check."),
    };

    private JsonElement Definition(string reference) => reference.StartsWith(DefinitionPrefix, StringComparison.Ordinal)
        ? root.GetProperty("$defs").GetProperty(reference[DefinitionPrefix.Length..])
        : throw new NotSupportedException($"The schema refers to {reference}, which is no definition of its own.");

    private static IEnumerable<JsonProperty> Properties(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    private static IEnumerable<string> Bound(JsonProperty bound, JsonElement value, string path)
    {
        double? size = (bound.Name, value.ValueKind) switch
        {
            ("minimum" or "maximum", JsonValueKind.Number) => value.GetDouble(),
            ("minItems" or "maxItems", JsonValueKind.Array) => value.GetArrayLength(),
            ("minLength", JsonValueKind.String) => value.GetString()!.Length,
            _ => null,
        };
        var limit = bound.Value.GetDouble();
        var holds = size is not { } actual || (bound.Name.StartsWith("min", StringComparison.Ordinal) ? actual >= limit : actual <= limit);
        return Unless(holds, path, $"breaks {bound.Name} {limit}");
    }

    private static bool IsOfType(JsonElement types, JsonElement value) => types.ValueKind == JsonValueKind.Array
        ? types.EnumerateArray().Any(t => IsOfType(t, value))
        : (types.GetString(), value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
            ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
            _ => false,
        };

    private static IEnumerable<string> Unless(bool holds, string path, string message) => holds ? [] : [$"{path} {message}"];
}
