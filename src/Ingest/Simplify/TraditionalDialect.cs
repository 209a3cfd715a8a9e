namespace Gongwen.Ingest;

/// <summary>Whose Traditional Chinese a text is written in.</summary>
public enum TraditionalDialect
{
    /// <summary>Any: the characters are converted and no word is replaced (OpenCC's t2s).</summary>
    Standard,

    /// <summary>Taiwan's characters (tw2s).</summary>
    Taiwan,

    /// <summary>Hong Kong's characters (hk2s).</summary>
    HongKong,

    /// <summary>Taiwan's characters, and its words replaced by those of the mainland: 滑鼠 → 鼠标 (tw2sp).</summary>
    TaiwanWords,

    /// <summary>Hong Kong's characters, and its words replaced by those of the mainland (hk2sp).</summary>
    HongKongWords,
}
