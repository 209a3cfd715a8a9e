namespace Gongwen.Ingest;

/// <summary>What the page around the notice says of it.</summary>
public sealed record PageMetadata
{
    /// <summary>A page that says nothing, such as a plain text file.</summary>
    public static PageMetadata None { get; } = new();

    /// <summary>The headline above the publication bar, else the title of the page without the site's name.</summary>
    public PageFact? Headline { get; init; }

    /// <summary>发布日期, ISO: what the publication bar shows, else the <c>PubDate</c> meta element.</summary>
    public PageFact? PublishedDate { get; init; }

    /// <summary>来源 as the publication bar names it.</summary>
    public PageFact? ContentSource { get; init; }

    /// <summary>文号 from the 政府信息公开 table.</summary>
    public PageFact? DocumentNumber { get; init; }

    /// <summary>发布机构 or 发文机关 from the 政府信息公开 table.</summary>
    public PageFact? Publisher { get; init; }
}
