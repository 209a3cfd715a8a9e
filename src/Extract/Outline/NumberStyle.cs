namespace Gongwen.Extract;

/// <summary>The numbering styles of notices (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）) and the ones that stray from it.</summary>
internal enum NumberStyle
{
    /// <summary>A heading on a line of its own that bears no number.</summary>
    Unnumbered,

    /// <summary>第一章、第一部分</summary>
    Chapter,

    /// <summary>第一条</summary>
    Article,

    /// <summary>一、</summary>
    Chinese,

    /// <summary>（一）</summary>
    ChineseBracketed,

    /// <summary>1. 1、 1．</summary>
    Arabic,

    /// <summary>1.1</summary>
    Dotted,

    /// <summary>（1） 1）</summary>
    ArabicBracketed,

    /// <summary>①</summary>
    Circled,

    /// <summary>第一阶段、第一步</summary>
    Stage,

    /// <summary>模块一：</summary>
    Labelled,

    /// <summary>专栏1: a box with examples between the items that it belongs to</summary>
    Box,

    /// <summary>一是、一要</summary>
    Clause,

    /// <summary>► ■ ● ★</summary>
    Bullet,

    /// <summary>A.</summary>
    Letter,
}
