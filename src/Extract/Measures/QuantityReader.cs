using System.Text.RegularExpressions;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads quantities: 6次, 1.5万元, 百分之三十, 三分之一, 3—5家.</summary>
internal sealed class QuantityReader
{
    // Longer than any quantity with its spaces.
    private const int Window = 40;

    private const string Number =
        "(?:百分之)?(?:[0-9０-９]{1,3}(?:[,，][0-9]{3})+(?:\\.[0-9]+)?|[0-9０-９]{1,12}(?:[.．][0-9０-９]{1,6})?|[一二两三四五六七八九十百千半][零〇一二两三四五六七八九十百千半]{0,8}(?:分之[一二两三四五六七八九十]{1,3})?)";

    private const string Scale = "[百千万亿]{0,3}";

    private readonly Pattern _atStart;
    private readonly Pattern _atEnd;
    private readonly Pattern _range;

    public QuantityReader(RuleTables rules)
    {
        var unit = string.Join('|', rules["measure-units"].Select(r => r["pattern"]));
        var quantity = $"(?<low>{Number})[ 　]*(?<lowScale>{Scale})[ 　]*(?<unit>{unit})?";
        var other = $"(?<low>{Number})[ 　]*(?<lowScale>{Scale})[ 　]*(?:{unit})?[ 　]*(?:[-—–~～－]{{1,2}}|至|到)[ 　]*(?<high>{Number})[ 　]*(?<highScale>{Scale})[ 　]*(?<unit>{unit})";
        _atStart = Compile($"^[ 　]*(?:{other}|{quantity})");
        _atEnd = Compile($"(?:{other}|{quantity})[ 　]*$");
        _range = Compile($"^{other}");
    }

    /// <summary>The quantity that begins at <paramref name="start"/>; null when none does.</summary>
    public Quantity? StartingAt(string text, int start) =>
        Read(_atStart.Match(text.Substring(start, Math.Min(Window, text.Length - start))), start);

    /// <summary>The quantity that ends at <paramref name="end"/> and begins at <paramref name="from"/> or later.</summary>
    public Quantity? EndingAt(string text, int from, int end)
    {
        var start = Math.Max(from, end - Window);
        return Read(_atEnd.Match(text[start..end]), start) is { } quantity && !IsOrdinal(text, quantity.Span.Start) ? quantity : null;
    }

    /// <summary>The range that begins at <paramref name="start"/>; null when none does.</summary>
    public Quantity? RangeAt(string text, int start) =>
        IsOrdinal(text, start) ? null : Read(_range.Match(text.Substring(start, Math.Min(Window, text.Length - start))), start);

    private static Quantity? Read(Match match, int offset)
    {
        if (!match.Success || Value(match.Groups["low"].Value, match.Groups["lowScale"].Value, out var percent) is not { } low)
        {
            return null;
        }

        var unit = percent ? "%" : Spacing.Squeeze(match.Groups["unit"].Value).Replace('％', '%');
        var high = match.Groups["high"] is { Success: true } upper ? Value(upper.Value, match.Groups["highScale"].Value, out _) : null;
        var first = match.Groups["low"].Index;
        var last = match.Index + match.Value.TrimEnd().Length;
        var isShare = match.Groups["low"].Value is "一半" || match.Groups["low"].Value.Contains("分之", StringComparison.Ordinal);
        var isYear = unit == "年" && low is >= 1900 and < 2200;
        return (unit.Length == 0 && !isShare) || isYear || high <= low
            ? null
            : new Quantity(TextSpan.Between(offset + first, offset + last), Scaled(low, high, match), high, unit);
    }

    // 3—5万元: the scale behind the upper number is meant for both.
    private static decimal Scaled(decimal low, decimal? high, Match match) =>
        high is { } && match.Groups["lowScale"].Length == 0 && match.Groups["highScale"].Length > 0
            ? low * Power(match.Groups["highScale"].Value)
            : low;

    private static decimal? Value(string number, string scale, out bool percent)
    {
        percent = number.StartsWith("百分之", StringComparison.Ordinal);
        var digits = percent ? number[3..] : number;
        var parts = digits.Split("分之");
        var value = parts.Length == 2 && ChineseNumber.Read(parts[0]) is > 0 and var whole && ChineseNumber.Read(parts[1]) is { } part
            ? part / whole
            : ChineseNumber.Read(digits);
        return value * Power(scale);
    }

    private static decimal Power(string scale) =>
        scale.Aggregate(1m, (power, c) => power * c switch { '百' => 100m, '千' => 1_000m, '万' => 10_000m, _ => 100_000_000m });

    // 第3—5名, 二〇二〇
    private static bool IsOrdinal(string text, int start) => start > 0 && (text[start - 1] is '第' or '.' or '．' || char.IsDigit(text[start - 1]));

    private static Pattern Compile(string pattern) => new(pattern);
}
