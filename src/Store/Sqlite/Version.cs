using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>What a uri held from one time to another.</summary>
/// <param name="Document">The document's number.</param>
/// <param name="First">When it was first found there, ISO 8601; empty when that is not known.</param>
/// <param name="Last">When it last was.</param>
internal sealed record Version(long Document, string First, string Last)
{
    /// <summary>The history with one more sighting in its place in time; sightings of one document in a row are one version.</summary>
    public static ImmutableArray<Version> Insert(ImmutableArray<Version> history, Version seen)
    {
        var moments = history.Add(seen).OrderBy(v => v.First, StringComparer.Ordinal);
        return Join(moments);
    }

    /// <summary>The history with neighbours of one document made one.</summary>
    public static ImmutableArray<Version> Join(IEnumerable<Version> history)
    {
        var joined = ImmutableArray.CreateBuilder<Version>();
        foreach (var version in history)
        {
            if (joined.Count > 0 && joined[^1].Document == version.Document)
            {
                joined[^1] = joined[^1] with { Last = Later(joined[^1].Last, version.Last) };
            }
            else
            {
                joined.Add(version);
            }
        }

        return joined.ToImmutable();
    }

    private static string Later(string a, string b) => string.CompareOrdinal(a, b) >= 0 ? a : b;
}
