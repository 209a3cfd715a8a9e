namespace Gongwen.Store;

/// <summary>What is wrong with a query.</summary>
public enum QueryError
{
    /// <summary>A quotation mark that is never closed.</summary>
    OpenQuote,

    /// <summary>A parenthesis that is never closed.</summary>
    OpenParenthesis,

    /// <summary>A parenthesis that was never opened.</summary>
    StrayParenthesis,

    /// <summary>AND, OR or NOT with nothing on one side.</summary>
    NothingJoined,

    /// <summary>No such field.</summary>
    UnknownField,

    /// <summary>A field without a value.</summary>
    NoValue,

    /// <summary>No such value of this field.</summary>
    UnknownValue,

    /// <summary>A value that is no date, year or range of dates.</summary>
    NotADate,

    /// <summary>Parentheses within parentheses, too many.</summary>
    TooDeep,
}
