using System.Collections.Immutable;

namespace Gongwen.Store;

/// <summary>One document as a row of a list.</summary>
public sealed record DocumentRow
{
    /// <summary>Its number in the corpus.</summary>
    public required long Number { get; init; }

    /// <summary>Of its bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>One of the places where it was found.</summary>
    public required string Uri { get; init; }

    /// <summary>标题; null for none.</summary>
    public required string? Title { get; init; }

    /// <summary>发文字号; null for none.</summary>
    public required string? DocumentNumber { get; init; }

    /// <summary>文种; null when the title names none.</summary>
    public required string? Kind { get; init; }

    /// <summary>The campaign's name; null for none.</summary>
    public required string? Campaign { get; init; }

    /// <summary>The nearest thing to the notice's day, ISO 8601, perhaps without a day; null for none.</summary>
    public required string? Date { get; init; }

    /// <summary>成文日期, the same way.</summary>
    public required string? DocumentDate { get; init; }

    /// <summary>发布日期, the same way.</summary>
    public required string? PublishedDate { get; init; }

    /// <summary>发文机关署名</summary>
    public required ImmutableArray<string> SigningAuthorities { get; init; }

    /// <summary>主送机关</summary>
    public required ImmutableArray<string> MainRecipients { get; init; }
}
