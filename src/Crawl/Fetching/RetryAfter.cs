using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>The field Retry-After (RFC 9110, 10.2.3): seconds or a date.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);

    /// <returns>How long to wait from <paramref name="now"/>, 0 to 7 days; null when the field says nothing that can be read.</returns>
    public static TimeSpan? Read(string? field, DateTimeOffset now) =>
        long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Bound(TimeSpan.FromSeconds(Math.Min(seconds, (long)s_longest.TotalSeconds)))
        : DateTimeOffset.TryParse(field, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? Bound(date - now)
        : null;

    private static TimeSpan Bound(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > s_longest ? s_longest : wait;
}
