namespace Gongwen.Extract;

/// <summary>The number at the start of an outline item.</summary>
/// <param name="Style">How it is written.</param>
/// <param name="Value">What it counts, from 1.</param>
/// <param name="Text">As it stands, brackets kept, closing mark dropped.</param>
/// <param name="Length">UTF-16 code units to the first character after number, mark and white space.</param>
internal readonly record struct OutlineNumber(NumberStyle Style, int Value, string Text, int Length);
