using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Gongwen.Crawl;

/// <summary>What a robots.txt says to one crawler (RFC 9309).</summary>
internal sealed record RobotsRules
{
    // RFC 9309, 2.5: at least 500 KiB are read; what is beyond is left.
    private const int MostBytes = 500 * 1024;

    private static readonly double s_longestDelay = TimeSpan.FromDays(1).TotalSeconds;

    private ImmutableArray<(PathPattern Pattern, bool Allows)> Rules { get; init; } = [];

    /// <summary>Seconds between requests that it asks for (Crawl-delay, no part of the RFC); null when it asks for none.</summary>
    public TimeSpan? Delay { get; private init; }

    /// <summary>The sitemaps that it names, for every crawler.</summary>
    public ImmutableArray<Uri> Sitemaps { get; private init; } = [];

    /// <summary>Whether <paramref name="uri"/> may be asked for: the longest pattern that matches decides; of two as long, the one that allows.</summary>
    public bool Allows(Uri uri)
    {
        var path = uri.PathAndQuery;
        if (uri.AbsolutePath == "/robots.txt")
        {
            return true;
        }

        var (longest, allows) = (-1, true);
        foreach (var (pattern, rule) in Rules)
        {
            if ((pattern.Length > longest || (pattern.Length == longest && rule)) && pattern.Matches(path))
            {
                (longest, allows) = (pattern.Length, rule);
            }
        }

        return allows;
    }

    /// <param name="bytes">The file.</param>
    /// <param name="token">Our product token; case does not count.</param>
    /// <param name="from">Where the file stood: sitemaps may be relative.</param>
    /// <remarks>All groups that name us are taken together; if none does, those of <c>*</c>.</remarks>
    public static RobotsRules Parse(ReadOnlySpan<byte> bytes, string token, Uri from)
    {
        var (ours, all, sitemaps) = (new Group(), new Group(), ImmutableArray.CreateBuilder<Uri>());
        var (isOurs, isAll, inRules) = (false, false, true);
        foreach (var (name, value) in Lines(bytes))
        {
            switch (name)
            {
                case "user-agent":
                    (isOurs, isAll) = inRules ? (false, false) : (isOurs, isAll);
                    inRules = false;
                    isOurs |= TokenOf(value).Equals(token, StringComparison.OrdinalIgnoreCase);
                    isAll |= value.StartsWith('*');
                    ours.IsNamed |= isOurs;
                    break;
                case "sitemap":
                    if (Uri.TryCreate(from, value, out var sitemap) && sitemap.Scheme is "http" or "https")
                    {
                        sitemaps.Add(sitemap);
                    }

                    break;
                case "allow" or "disallow" or "crawl-delay":
                    inRules = true;
                    Add(isOurs, ours, name, value);
                    Add(isAll, all, name, value);
                    break;
                default:
                    break; // other records are none of our business and end no group
            }
        }

        var group = ours.IsNamed ? ours : all;
        return new RobotsRules { Rules = [.. group.Rules], Delay = group.Delay, Sitemaps = sitemaps.ToImmutable() };
    }

    private static void Add(bool applies, Group group, string name, string value)
    {
        if (!applies)
        {
            return;
        }

        if (name == "crawl-delay")
        {
            group.Delay ??= double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(Math.Min(seconds, s_longestDelay)) : null;
        }
        else if (value.Length > 0)
        {
            group.Rules.Add((new PathPattern(value), name == "allow")); // an empty pattern matches nothing
        }
    }

    private static IEnumerable<(string Name, string Value)> Lines(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MostBytes)]).TrimStart('\uFEFF');
        return from line in text.Split('\n', '\r')
               let record = line.Split('#', 2)[0]
               let colon = record.IndexOf(':', StringComparison.Ordinal)
               where colon > 0
               select (record[..colon].Trim().ToLowerInvariant(), record[(colon + 1)..].Trim());
    }

    // "Gongwen/1.0 (…)" means gongwen.
    private static string TokenOf(string value) => string.Concat(value.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_'));

    private sealed class Group
    {
        public List<(PathPattern, bool)> Rules { get; } = [];

        public TimeSpan? Delay { get; set; }

        public bool IsNamed { get; set; }
    }
}
