using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>What the page around the notice says of it.</summary>
public sealed record PageMetadata
{
    /// <summary>A page that says nothing, such as a plain text file.</summary>
    public static PageMetadata None { get; } = new();

    /// <summary>What it states; of several sources of one field the most trustworthy.</summary>
    public ImmutableSortedDictionary<PageField, PageFact> Facts { get; init; } = ImmutableSortedDictionary<PageField, PageFact>.Empty;

    /// <summary>The files it links with the notice, in document order.</summary>
    public ImmutableArray<PageAttachment> Attachments { get; init; } = [];

    /// <summary>The images that stand in the notice, in document order.</summary>
    public ImmutableArray<PageImage> Images { get; init; } = [];

    /// <summary>The page's headline.</summary>
    public PageFact? Headline => this[PageField.Headline];

    /// <summary>发布日期, ISO: what the publication bar shows, else what the head states.</summary>
    public PageFact? PublishedDate => this[PageField.PublishedDate];

    /// <summary>成文日期, ISO, of the 政府信息公开 table.</summary>
    public PageFact? WrittenDate => this[PageField.WrittenDate];

    /// <summary>来源 as the publication bar names it, else as the head does.</summary>
    public PageFact? ContentSource => this[PageField.ContentSource];

    /// <summary>文号 from the 政府信息公开 table.</summary>
    public PageFact? DocumentNumber => this[PageField.DocumentNumber];

    /// <summary>发布机构 or 发文机关 from the 政府信息公开 table.</summary>
    public PageFact? Publisher => this[PageField.Publisher];

    /// <summary>What the page states of <paramref name="field"/>; null when it says nothing.</summary>
    public PageFact? this[PageField field] => Facts.GetValueOrDefault(field);
}
