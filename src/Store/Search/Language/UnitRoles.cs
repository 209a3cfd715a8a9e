using System.Collections.Immutable;
using Gongwen.Extract;

namespace Gongwen.Store;

/// <summary>A unit and a role side by side mean one task: <c>unit:教育局 role:lead</c> is what 教育局 leads.</summary>
internal static class UnitRoles
{
    /// <summary>All of <paramref name="parts"/>; where there is exactly one role, the units have it.</summary>
    public static QueryNode Join(ImmutableArray<QueryNode> parts) =>
        parts.OfType<QueryNode.HasRole>().ToList() is [var only] && parts.Any(p => With(p, only.Role) != p)
            ? new QueryNode.All([.. parts.Where(p => p != only).Select(p => With(p, only.Role))])
            : new QueryNode.All(parts);

    private static QueryNode With(QueryNode node, AssignmentRole role) => node switch
    {
        QueryNode.Name { Kind: TermKind.Unit } unit => unit with { Role = role },
        QueryNode.Any spellings when spellings.Parts.All(p => p is QueryNode.Name { Kind: TermKind.Unit }) =>
            new QueryNode.Any([.. spellings.Parts.Select(p => With(p, role))]),
        _ => node,
    };
}
