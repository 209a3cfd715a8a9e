using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Words before a colon, as a label of units or of anything else.</summary>
/// <param name="Span">The words, colon included.</param>
/// <param name="Row">What the table <c>unit-labels</c> says of them; null for any other label.</param>
internal readonly record struct Label(TextSpan Span, RuleRow? Row)
{
    /// <summary>strong, short, contrast, event, contact, mixed or person; empty for any other label.</summary>
    public string Strength => Row?["strength"] ?? "";

    /// <summary>Whether units follow it.</summary>
    public bool NamesUnits => Row is not null && Roles.Of(Row) is not null;
}
