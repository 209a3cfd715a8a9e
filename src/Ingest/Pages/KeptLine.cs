namespace Gongwen.Ingest;

/// <summary>A line of the notice.</summary>
/// <param name="Line">Its number on the page.</param>
/// <param name="Span">What of it belongs to the notice, in the page's text: all but chrome that was glued to it.</param>
internal readonly record struct KeptLine(int Line, TextSpan Span);
