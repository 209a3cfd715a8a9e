using System.Collections.Immutable;
using NodaTime;

namespace Gongwen.Store;

/// <summary>A notice that a query found, in short: what it is about, who leads, when.</summary>
public sealed record CorpusHit
{
    /// <summary>Its names.</summary>
    public required DocumentKey Key { get; init; }

    /// <summary>The first place, in ordinal order, where it was found.</summary>
    public required string Uri { get; init; }

    /// <summary>标题</summary>
    public required string? Title { get; init; }

    /// <summary>The campaign's name.</summary>
    public required string? Campaign { get; init; }

    /// <summary>发文字号</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>The notice's date, else 印发日期, else 发布日期; ISO, to the day or the month.</summary>
    public required string? Date { get; init; }

    /// <summary>发文机关署名, in order.</summary>
    public required ImmutableArray<string> SigningAuthorities { get; init; }

    /// <summary>The units that lead some task, each once, in order of the text.</summary>
    public required ImmutableArray<string> LeadUnits { get; init; }

    /// <summary>The earliest day that phases and deadlines name.</summary>
    public required LocalDate? FirstDay { get; init; }

    /// <summary>The latest day that phases and deadlines name.</summary>
    public required LocalDate? LastDay { get; init; }

    /// <summary>How many other documents of the corpus are near copies of it.</summary>
    public required int Copies { get; init; }

    /// <summary>How well it fits the words asked for, from 0 up; 0 when none were. Comparable within one query only.</summary>
    public required float Score { get; init; }

    /// <summary>The words asked for, where the text first has them; null when none were asked for.</summary>
    public required Snippet? Snippet { get; init; }
}
