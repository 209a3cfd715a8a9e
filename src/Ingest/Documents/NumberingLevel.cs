using System.Xml.Linq;

namespace Gongwen.Ingest;

/// <summary>One level of a list (ECMA-376, part 1, 17.9.6).</summary>
/// <param name="Start">The first number.</param>
/// <param name="Format">As in <see cref="ListNumeral"/>.</param>
/// <param name="Text">What is written: <c>%1</c> is the number of the first level.</param>
/// <param name="Suffix"><c>tab</c>, <c>space</c> or <c>nothing</c> between number and text.</param>
/// <param name="Restart">Counting restarts only below a level of less than this, counted from 1; 0 is never, null below any.</param>
/// <param name="IsLegal">Whether all numbers are written as decimal.</param>
/// <param name="Style">Paragraphs of this style stand on this level.</param>
internal sealed record NumberingLevel(int Start, string Format, string Text, string Suffix, int? Restart, bool IsLegal, string? Style)
{
    public static NumberingLevel Of(XElement level) => new(
        Math.Clamp(Wml.Number(level.One("start").Of()) ?? 0, 0, 1_000_000),
        FormatOf(level),
        level.One("lvlText").Of() ?? "",
        level.One("suff").Of() ?? "tab",
        Wml.Number(level.One("lvlRestart").Of()),
        level.One("isLgl") is { } legal && Wml.IsOn(legal.Of()),
        level.One("pStyle").Of());

    // A newer format stands in a choice, with an older one to fall back on.
    private static string FormatOf(XElement level) =>
        (level.One("numFmt") ?? level.Descendants().LastOrDefault(e => e.Name.LocalName == "numFmt" && Wml.IsWord(e.Name.NamespaceName))).Of() ?? "decimal";
}
