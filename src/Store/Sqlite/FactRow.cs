namespace Gongwen.Store;

/// <summary>A row of a fact table, without its first column, the document.</summary>
internal readonly record struct FactRow(FactTable Table, Cell[] Cells);
