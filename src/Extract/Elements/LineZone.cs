namespace Gongwen.Extract;

/// <summary>What part of the notice a line belongs to (GB/T 9704-2012: 版头、主体、版记).</summary>
internal enum LineZone
{
    /// <summary>正文, and the text of attachments.</summary>
    Body,

    /// <summary>版头, title and 主送机关; also the title lines of the plan that a cover notice carries.</summary>
    Front,

    /// <summary>目录</summary>
    Contents,

    /// <summary>附件说明</summary>
    AttachmentNote,

    /// <summary>署名 and 成文日期</summary>
    Signature,

    /// <summary>附注、抄送、印发、主题词</summary>
    Colophon,
}
