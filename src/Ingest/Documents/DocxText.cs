namespace Gongwen.Ingest;

/// <summary>A piece of a line of a document.</summary>
/// <param name="Text">What people see.</param>
/// <param name="Address">Where it stands among the characters of the text nodes.</param>
/// <param name="IsStrong">Whether it is bold, or in a typeface for headings.</param>
/// <param name="IsGenerated">Whether the program that shows it made it: it takes no characters of the original.</param>
internal readonly record struct DocxText(string Text, int Address, bool IsStrong, bool IsGenerated = false);
