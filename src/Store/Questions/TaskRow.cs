using System.Collections.Immutable;
using NodaTime;

namespace Gongwen.Store;

/// <summary>A row of the ledger (责任分解台账): one task of one notice.</summary>
public sealed record TaskRow
{
    /// <summary>Number of the notice.</summary>
    public required long Document { get; init; }

    /// <summary>The notice's title; null when it has none.</summary>
    public required string? Title { get; init; }

    /// <summary>发文字号; null when it has none.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>Number of the item of the outline it stands in; null for none.</summary>
    public required string? Item { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Task { get; init; }

    /// <summary>牵头单位</summary>
    public required ImmutableArray<string> Lead { get; init; }

    /// <summary>责任单位</summary>
    public required ImmutableArray<string> Responsible { get; init; }

    /// <summary>配合单位</summary>
    public required ImmutableArray<string> Cooperating { get; init; }

    /// <summary>The last day that still counts; null when no day is set, or it returns.</summary>
    public required LocalDate? By { get; init; }

    /// <summary>The words that set it; null for none.</summary>
    public required string? Due { get; init; }

    /// <summary>The phase it stands under; null for none.</summary>
    public required string? Phase { get; init; }

    /// <summary>The words of the notice that say who does it.</summary>
    public required string Sentence { get; init; }
}
