namespace Gongwen.Extract;

/// <summary>指标 · a quantity that a notice sets as a target or limit: 每年不少于6次, 30%以上.</summary>
/// <param name="Text">The words of it.</param>
/// <param name="Comparator">How the quantity is meant.</param>
/// <param name="Quantity">The number, its 万 and 亿 multiplied out; 30% is 30, 三分之一 is a third.</param>
/// <param name="High">The upper number where <paramref name="Comparator"/> is <see cref="Comparator.Between"/>; else null.</param>
/// <param name="Unit">次, %, 个工作日 …; empty for a plain share (三分之一, 一半).</param>
/// <param name="Per">Of which each: 年 in 每年不少于6次; null when the text does not say.</param>
/// <param name="Subject">What is measured: the words of the same clause before it; null when there are none.</param>
/// <param name="Evidence">The words' place.</param>
public sealed record Measure(
    string Text, Comparator Comparator, decimal Quantity, decimal? High, string Unit, string? Per, string? Subject, Evidence Evidence);
