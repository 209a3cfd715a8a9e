using System.Collections.Immutable;
using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>Reads what a page says of itself where nobody sees it: title, meta elements, canonical link, base, JSON-LD.</summary>
internal static class HeadReader
{
    public const string Base = "base.href";

    private const int LongestValue = 4096;
    private const int MostScripts = 16;

    /// <summary>Whether elements of that name are read.</summary>
    public static bool Knows(string name) => name is "title" or "meta" or "base" or "link" or "script";

    /// <summary>Names and values in document order; none is empty.</summary>
    /// <remarks>Elements by name and not by position: pages put meta elements and titles into the body too.</remarks>
    /// <param name="elements">The elements of the page that <see cref="Knows"/> names, in document order.</param>
    public static ImmutableArray<KeyValuePair<string, string>> Read(IReadOnlyList<IElement> elements)
    {
        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        Add("title", elements.FirstOrDefault(e => e.LocalName == "title")?.TextContent);
        foreach (var meta in elements.Where(e => e.LocalName == "meta"))
        {
            Add(meta.GetAttribute("name") ?? meta.GetAttribute("property") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv"), meta.GetAttribute("content"));
        }

        Add(Base, elements.FirstOrDefault(e => e.LocalName == "base" && e.HasAttribute("href"))?.GetAttribute("href"));
        Add("link.canonical", elements.FirstOrDefault(e => e.LocalName == "link" && "canonical".Equals(e.GetAttribute("rel"), StringComparison.OrdinalIgnoreCase))?.GetAttribute("href"));
        foreach (var script in elements.Where(e => e.LocalName == "script" && IsJsonLd(e)).Take(MostScripts))
        {
            found.AddRange(JsonLdReader.Read(script.TextContent));
        }

        return found.ToImmutable();

        void Add(string? name, string? value)
        {
            name = name?.Trim();
            value = value?.Trim();
            if (!string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(value))
            {
                found.Add(new(name, Short(value)));
            }
        }
    }

    private static string Short(string value) => value.Length <= LongestValue ? value
        : value[..(char.IsHighSurrogate(value[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];

    private static bool IsJsonLd(IElement script) =>
        script.GetAttribute("type")?.Trim().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase) == true;
}
