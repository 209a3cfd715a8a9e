namespace Gongwen.Store;

/// <summary>What a notice may or may not state. In JSON and on the command line the names are in kebab case.</summary>
public enum FactKind
{
    /// <summary>标题</summary>
    Title,

    /// <summary>发文字号</summary>
    DocumentNumber,

    /// <summary>成文日期</summary>
    DocumentDate,

    /// <summary>发文机关署名</summary>
    SigningAuthorities,

    /// <summary>主送机关</summary>
    MainRecipients,

    /// <summary>抄送机关</summary>
    CopyRecipients,

    /// <summary>附件</summary>
    Attachments,

    /// <summary>The campaign's name.</summary>
    Campaign,

    /// <summary>An outline.</summary>
    Sections,

    /// <summary>Who leads, answers for or helps with a task.</summary>
    Assignments,

    /// <summary>Stages of a timetable.</summary>
    Phases,

    /// <summary>Days by which something is due.</summary>
    Deadlines,

    /// <summary>Places of the text that had to be repaired.</summary>
    Repairs,
}
