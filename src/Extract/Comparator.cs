namespace Gongwen.Extract;

/// <summary>How a measure's quantity is meant.</summary>
public enum Comparator
{
    /// <summary>达到: the quantity itself is the target.</summary>
    Reach,

    /// <summary>不少于、至少、以上</summary>
    AtLeast,

    /// <summary>超过、突破</summary>
    MoreThan,

    /// <summary>不超过、以内、以下</summary>
    AtMost,

    /// <summary>低于、不足</summary>
    LessThan,

    /// <summary>约、左右</summary>
    About,

    /// <summary>3—5名: from one quantity to another.</summary>
    Between,
}
