namespace Gongwen.Extract;

/// <summary>What a unit has to do with a task.</summary>
public enum AssignmentRole
{
    /// <summary>牵头、主办</summary>
    Lead,

    /// <summary>责任、落实、承办</summary>
    Responsible,

    /// <summary>配合、协办、参加</summary>
    Cooperating,
}
