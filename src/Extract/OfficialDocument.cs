using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>What a notice says, each fact with the place where it says so.</summary>
/// <remarks>Element names follow GB/T 9704-2012; docs/glossary.md gives term and clause.</remarks>
public sealed record OfficialDocument
{
    /// <summary>The clean text that all spans count in.</summary>
    public required string Text { get; init; }

    /// <summary>标题 (7.3.1)</summary>
    public Fact<string>? Title { get; init; }

    /// <summary>发文字号 (7.2.5), with 〔〕 whatever bracket was used.</summary>
    public Fact<string>? DocumentNumber { get; init; }

    /// <summary>文种: 通知, 意见, 方案 …, by the end of the title.</summary>
    public Fact<string>? DocumentKind { get; init; }

    /// <summary>密级 (7.2.2)</summary>
    public Fact<string>? SecurityLevel { get; init; }

    /// <summary>紧急程度 (7.2.3)</summary>
    public Fact<string>? Urgency { get; init; }

    /// <summary>签发人 (7.2.6)</summary>
    public Fact<string>? Signatory { get; init; }

    /// <summary>发文机关署名 (7.3.5), in the order of signing.</summary>
    public ImmutableArray<Fact<string>> SigningAuthorities { get; init; } = [];

    /// <summary>主送机关 (7.3.2), one entry an organ or group.</summary>
    public ImmutableArray<Fact<string>> MainRecipients { get; init; } = [];

    /// <summary>成文日期 (7.3.5.4)</summary>
    public Fact<NoticeDate>? DocumentDate { get; init; }

    /// <summary>施行日期: the first day on which it holds.</summary>
    public Fact<NoticeDate>? EffectiveDate { get; init; }

    /// <summary>有效期: the last day on which it holds.</summary>
    public Fact<NoticeDate>? ExpiryDate { get; init; }

    /// <summary>发布日期 as the page gives it.</summary>
    public Fact<string>? PublishedDate { get; init; }

    /// <summary>印发机关 (7.4.3)</summary>
    public Fact<string>? PrintingOffice { get; init; }

    /// <summary>印发日期 (7.4.3)</summary>
    public Fact<NoticeDate>? PrintDate { get; init; }

    /// <summary>抄送机关 (7.4.2)</summary>
    public ImmutableArray<Fact<string>> CopyRecipients { get; init; } = [];

    /// <summary>Names in the 附件说明 (7.3.4), without numbers, extensions and 《》.</summary>
    public ImmutableArray<Fact<string>> Attachments { get; init; } = [];

    /// <summary>附注 (7.3.6), without its brackets.</summary>
    public Fact<string>? Remark { get; init; }

    /// <summary>Whom to ask.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>The campaign's short name; null when the notice is about none.</summary>
    public Fact<string>? Campaign { get; init; }

    /// <summary>The outline, in order of the text.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>Who leads and answers for what.</summary>
    public ImmutableArray<Assignment> Assignments { get; init; } = [];

    /// <summary>The stages of the timetable.</summary>
    public ImmutableArray<Phase> Phases { get; init; } = [];

    /// <summary>Days by which something is due.</summary>
    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    /// <summary>Deadlines that return, as rules.</summary>
    public ImmutableArray<Recurrence> Recurrences { get; init; } = [];

    /// <summary>责任分解: assignments, deadlines and phases put together, task by task.</summary>
    public ImmutableArray<TaskEntry> Tasks { get; init; } = [];

    /// <summary>Quantities that are targets or limits, attachments included.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>The other documents it names.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>First line of the notice proper.</summary>
    public Fact<string>? FirstLine { get; init; }

    /// <summary>Last line of the notice proper.</summary>
    public Fact<string>? LastLine { get; init; }

    /// <summary>What could not be read or looks wrong.</summary>
    public ImmutableArray<Issue> Issues { get; init; } = [];
}
