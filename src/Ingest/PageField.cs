namespace Gongwen.Ingest;

/// <summary>What a page may state about its notice outside the notice's own text.</summary>
/// <remarks>Each date has a field of its own: a date that a page gives under one name never stands for another.</remarks>
public enum PageField
{
    /// <summary>标题 of the page: the headline above the publication bar, else what the head calls the article.</summary>
    Headline,

    /// <summary>发布日期, ISO.</summary>
    PublishedDate,

    /// <summary>成文日期 or 生成日期 of the 政府信息公开 table, ISO.</summary>
    WrittenDate,

    /// <summary>发文日期 of the 政府信息公开 table, ISO.</summary>
    IssuedDate,

    /// <summary>印发日期 of the 政府信息公开 table, ISO.</summary>
    PrintedDate,

    /// <summary>生效日期 or 施行日期, ISO.</summary>
    EffectiveDate,

    /// <summary>废止日期 or 失效日期, ISO.</summary>
    ExpiryDate,

    /// <summary>更新时间 of the publication bar, ISO.</summary>
    UpdatedDate,

    /// <summary>来源</summary>
    ContentSource,

    /// <summary>作者</summary>
    Author,

    /// <summary>索引号</summary>
    IndexNumber,

    /// <summary>发布机构, 发文机关 or 公开责任部门.</summary>
    Publisher,

    /// <summary>文号 or 发文字号, as it stands.</summary>
    DocumentNumber,

    /// <summary>主题分类 or 信息分类.</summary>
    Subject,

    /// <summary>体裁 or 公文种类.</summary>
    Genre,

    /// <summary>有效性, as it stands: 有效, 失效, 废止 …</summary>
    Validity,

    /// <summary>栏目</summary>
    Column,

    /// <summary>The name of the site.</summary>
    SiteName,

    /// <summary>网站标识码</summary>
    SiteIdCode,

    /// <summary>关键词 or 主题词, as they stand.</summary>
    Keywords,

    /// <summary>内容概述</summary>
    Description,

    /// <summary>The address that the page gives for itself.</summary>
    Url,
}
