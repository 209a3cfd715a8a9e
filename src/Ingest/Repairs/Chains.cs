using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>The chains that text may have gone through, the usual ones of each view first.</summary>
internal static class Chains
{
    private static readonly ImmutableArray<Chain> Common =
    [
        new("gbk-as-latin1", Signs.Latin, ByteView.Latin1, (v, s) => new GbkReading(v, s)),
        new("utf8-as-latin1", Signs.Latin, ByteView.Latin1, (v, s) => new Utf8Reading(v, s)),
        new("big5-as-latin1", Signs.Latin, ByteView.Latin1, (v, _) => new Big5Reading(v)),
        new("utf8-as-latin1-twice", Signs.Latin, ByteView.Latin1, (v, s) => new Utf8Reading(v, s), IsTwice: true),
        new("gbk-as-latin1-twice", Signs.Latin, ByteView.Latin1, (v, s) => new GbkReading(v, s), IsTwice: true),
        new("gbk-as-entities", Signs.Escaped, ByteView.Entities, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("utf8-as-entities", Signs.Escaped, ByteView.Entities, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("big5-as-entities", Signs.Escaped, ByteView.Entities, (v, _) => new Big5Reading(v)),
        new("utf8-as-percent", Signs.Escaped, ByteView.Percents, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("gbk-as-percent", Signs.Escaped, ByteView.Percents, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("gbk-as-cp1251", Signs.Cyrillic, ByteView.Windows1251, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("utf8-as-cp1251", Signs.Cyrillic, ByteView.Windows1251, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("utf8-as-gbk", Signs.Rare, ByteView.Gb, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
        new("big5-as-gbk", Signs.Rare, ByteView.Gb, (v, _) => new Big5Reading(v)),
        new("gbk-as-big5", Signs.Rare, ByteView.Big5, (v, _) => new GbkReading(v, Stripped.Nothing)),
        new("utf8-as-big5", Signs.Rare, ByteView.Big5, (v, _) => new Utf8Reading(v, Stripped.Nothing)),
    ];

    // Where something was lost, it may have been lost as browsers do.
    private static readonly ImmutableArray<Chain> WithLoss =
    [
        .. Common,
        new("gbk-as-big5", Signs.Rare, ByteView.Big5OfBrowsers, (v, _) => new GbkReading(v, Stripped.Nothing)),
    ];

    private static readonly ImmutableArray<Chain> OfWindows = [.. Common.Select(c => c.View == ByteView.Gb ? c with { View = ByteView.Windows936 } : c)];

    /// <summary>Those of a document.</summary>
    public static ImmutableArray<Chain> For(string text) =>
        HoldsLoneEuros(text) ? OfWindows : text.Contains('\ufffd', StringComparison.Ordinal) ? WithLoss : Common;

    // 80 is the commonest byte of UTF-8 that a decoder of GBK loses; in prose the euro sign is rare, and so it is as A2 E3.
    private static bool HoldsLoneEuros(ReadOnlySpan<char> text) => text.Count('€') * 10 > text.Count('\ufffd') + text.Count('?');
}
