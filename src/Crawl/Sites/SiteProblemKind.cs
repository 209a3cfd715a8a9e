namespace Gongwen.Crawl;

/// <summary>What may be wrong in a SITES.yaml.</summary>
public enum SiteProblemKind
{
    /// <summary>It is no YAML.</summary>
    NotYaml,

    /// <summary>It names no site.</summary>
    Empty,

    /// <summary>A key that there is not.</summary>
    UnknownKey,

    /// <summary>A key that was given before in the same place.</summary>
    DuplicateKey,

    /// <summary>A list where one value belongs, or the other way round; a word where a number belongs.</summary>
    WrongType,

    /// <summary>No address of the web.</summary>
    BadAddress,

    /// <summary>A site without a start.</summary>
    NoStart,

    /// <summary>Two sites of one name.</summary>
    DuplicateName,

    /// <summary>A number, time or day beyond what is allowed.</summary>
    OutOfRange,
}
