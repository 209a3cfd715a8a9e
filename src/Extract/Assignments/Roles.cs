using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>The column <c>role</c> of the rule tables of assignments.</summary>
internal static class Roles
{
    /// <summary>The role that a row gives; null for a row that gives none.</summary>
    public static AssignmentRole? Of(RuleRow row) => row["role"] switch
    {
        "lead" or "pair" => AssignmentRole.Lead,
        "responsible" => AssignmentRole.Responsible,
        "cooperating" or "joining" => AssignmentRole.Cooperating,
        _ => null,
    };
}
