using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Words that name a day or a stretch of days.</summary>
/// <param name="Span">The words, with weekday, time of day and 前 or 起.</param>
/// <param name="Kind">What they say of it.</param>
/// <param name="From">Where it starts; null for <see cref="DateKind.Until"/> without a start and for 即日起.</param>
/// <param name="To">Where it ends; null for <see cref="DateKind.Since"/>.</param>
internal sealed record DateExpression(TextSpan Span, DateKind Kind, PartialDate? From, PartialDate? To)
{
    /// <summary>Whether it starts with 即日起: on the day of the document.</summary>
    public bool FromNow { get; init; }

    /// <summary>Whether 左右, 前后 or 期间 says that it is not meant to the day.</summary>
    public bool Approximate { get; init; }

    /// <summary>Whether it is written without year and 月 (5.19), so that only the words before it make it a date.</summary>
    public bool Dotted { get; init; }
}
