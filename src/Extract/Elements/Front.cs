using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>What stands above the body.</summary>
internal sealed record Front
{
    public Fact<string>? Title { get; init; }

    /// <summary>发文机关标志: the organ of the red head.</summary>
    public Fact<string>? Mark { get; init; }

    public Fact<string>? DocumentNumber { get; init; }

    /// <summary>成文日期 in brackets below the title (题注), as documents of the Party bear it.</summary>
    public Fact<NoticeDate>? Date { get; init; }

    public ImmutableArray<Fact<string>> MainRecipients { get; init; } = [];
}
