namespace Gongwen.Store;

/// <summary>The kinds of pieces that a query has.</summary>
internal enum QueryTokenKind
{
    /// <summary>A word.</summary>
    Word,

    /// <summary>Words in quotation marks.</summary>
    Quoted,

    /// <summary>A field's name with its colon.</summary>
    Field,

    /// <summary>AND</summary>
    And,

    /// <summary>OR</summary>
    Or,

    /// <summary>NOT, or a minus before a word.</summary>
    Not,

    /// <summary>(</summary>
    Open,

    /// <summary>)</summary>
    Close,

    /// <summary>A star right behind a word.</summary>
    Star,

    /// <summary>Nothing more.</summary>
    End,
}
