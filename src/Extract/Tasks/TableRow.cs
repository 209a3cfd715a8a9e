namespace Gongwen.Extract;

/// <summary>A row of one of a notice's data tables, both from 0.</summary>
internal readonly record struct TableRow(int Table, int Row);
