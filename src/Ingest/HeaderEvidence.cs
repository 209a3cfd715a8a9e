namespace Gongwen.Ingest;

/// <summary>What makes a cell of a <see cref="Table"/> a header.</summary>
public enum HeaderEvidence
{
    /// <summary>Nothing: it is a cell of data.</summary>
    None,

    /// <summary>The page says so: it is a <c>th</c> or stands in a <c>thead</c>.</summary>
    Markup,

    /// <summary>It stands in a top row that is bold as a whole, over rows that are not.</summary>
    Bold,

    /// <summary>It stands in a top row of short labels, over rows of text and figures.</summary>
    Labels,
}
