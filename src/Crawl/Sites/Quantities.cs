using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Crawl;

/// <summary>Times and sizes as people write them: <c>1.5</c>, <c>500ms</c>, <c>2s</c>, <c>1m</c>, <c>1h</c>; <c>20MB</c>, <c>512KB</c>.</summary>
internal static partial class Quantities
{
    /// <summary>A length of time; a bare number is in seconds. Null when it is none.</summary>
    public static TimeSpan? Time(string text) =>
        Number(TimePattern().Match(text)) is not var (number, unit) ? null : unit switch
        {
            "ms" or "毫秒" => Span(number / 1000),
            "m" or "min" or "分" or "分钟" => Span(number * 60),
            "h" or "小时" => Span(number * 3600),
            _ => Span(number),
        };

    /// <summary>A number of bytes. Null when it is none.</summary>
    public static long? Size(string text) =>
        Number(SizePattern().Match(text)) is not var (number, unit) ? null : (long)Math.Min(long.MaxValue / 2, number * unit switch
        {
            "k" or "kb" => 1 << 10,
            "m" or "mb" => 1 << 20,
            "g" or "gb" => 1 << 30,
            _ => 1,
        });

    /// <summary>The shortest way to write a time.</summary>
    public static string Write(TimeSpan time) => time.TotalSeconds < 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###}s");

    private static (double Number, string Unit)? Number(Match match) =>
        match.Success ? (double.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["unit"].Value.ToLowerInvariant()) : null;

    private static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, 1e9));

    [GeneratedRegex(@"^(?<number>\d{1,9}(?:\.\d{1,3})?)\s*(?<unit>ms|s|sec|m|min|h|毫秒|秒|分钟|分|小时)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimePattern();

    [GeneratedRegex(@"^(?<number>\d{1,12}(?:\.\d{1,3})?)\s*(?<unit>b|kb?|mb?|gb?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SizePattern();
}
