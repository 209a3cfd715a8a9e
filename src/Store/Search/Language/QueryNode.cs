using System.Collections.Immutable;
using Gongwen.Extract;
using NodaTime;

namespace Gongwen.Store;

/// <summary>A question about a document, answered with yes or no.</summary>
internal abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>Every part must hold; without parts it always does.</summary>
    public sealed record All(ImmutableArray<QueryNode> Parts) : QueryNode;

    /// <summary>Some part must hold; without parts none does.</summary>
    public sealed record Any(ImmutableArray<QueryNode> Parts) : QueryNode;

    /// <summary>The part must not hold.</summary>
    public sealed record Not(QueryNode Part) : QueryNode;

    /// <summary>Words that follow each other.</summary>
    /// <param name="Tokens">Folded; <see cref="SearchTokens"/>.</param>
    /// <param name="Open">Whether the last of them may go on.</param>
    /// <param name="Place">Where they must stand.</param>
    public sealed record Phrase(ImmutableArray<string> Tokens, bool Open, TextPlace Place) : QueryNode;

    /// <summary>Part of a name.</summary>
    /// <param name="Kind">Whose name.</param>
    /// <param name="Letters">The part: <see cref="NameLetters"/>.</param>
    /// <param name="Role">Of a unit: the part it must have in that task; null for any.</param>
    public sealed record Name(TermKind Kind, ImmutableArray<int> Letters, AssignmentRole? Role = null) : QueryNode;

    /// <summary>Some unit has this part in some task.</summary>
    public sealed record HasRole(AssignmentRole Role) : QueryNode;

    /// <summary>The notice states this.</summary>
    public sealed record Has(FactKind Kind) : QueryNode;

    /// <summary>The notice's date, or some day of its month, lies between two days, both included; null is open.</summary>
    public sealed record Dated(LocalDate? From, LocalDate? To) : QueryNode;

    /// <summary>Some phase has a day between two days, both included; null is open.</summary>
    public sealed record InPhase(LocalDate? From, LocalDate? To) : QueryNode;
}
