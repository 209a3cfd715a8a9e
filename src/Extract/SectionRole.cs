namespace Gongwen.Extract;

/// <summary>What a section of a notice is for. In JSON and in the rule tables the names are in kebab case.</summary>
public enum SectionRole
{
    /// <summary>背景、重要意义、活动目的</summary>
    Background,

    /// <summary>指导思想、总体要求、总体思路</summary>
    GuidingIdeology,

    /// <summary>基本原则、工作原则</summary>
    Principles,

    /// <summary>工作目标、目标任务、总体目标</summary>
    Objectives,

    /// <summary>活动主题</summary>
    Theme,

    /// <summary>参与范围、活动对象、实施范围</summary>
    Scope,

    /// <summary>活动时间、时间地点: nothing but a time</summary>
    Schedule,

    /// <summary>活动内容、主要任务、工作措施、任务分工</summary>
    Content,

    /// <summary>实施步骤、活动安排、进度安排</summary>
    Steps,

    /// <summary>组织领导、组织机构、领导小组</summary>
    Organization,

    /// <summary>工作要求、保障措施、注意事项</summary>
    Requirements,

    /// <summary>考核评比、督导检查、评选办法、奖惩</summary>
    Evaluation,

    /// <summary>材料报送、信息报送</summary>
    Reporting,

    /// <summary>联系方式、联系人</summary>
    Contact,

    /// <summary>附件</summary>
    Attachment,

    /// <summary>None of these.</summary>
    Other,
}
