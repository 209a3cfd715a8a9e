namespace Gongwen.Ingest;

/// <summary>What of a text is to be converted to Simplified.</summary>
public enum Simplification
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What is written in Traditional; quoted Traditional names in Simplified text stay.</summary>
    Text,

    /// <summary>Those names too.</summary>
    TextAndNames,
}
