using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>版记 (GB/T 9704-2012, 7.4).</summary>
internal sealed record Colophon
{
    public ImmutableArray<Fact<string>> CopyRecipients { get; init; } = [];

    public Fact<string>? PrintingOffice { get; init; }

    public Fact<NoticeDate>? PrintDate { get; init; }
}
