namespace Gongwen.Cli.Rendering.Sheets;

/// <summary>A column of a <see cref="Sheet"/>.</summary>
/// <param name="Key">Its name in JSON and CSV; its heading for people is the message <c>column.KEY</c>.</param>
/// <param name="Width">Its width in a workbook, in digits, as spreadsheets count; a hanzi is two.</param>
internal sealed record Column(string Key, int Width);
