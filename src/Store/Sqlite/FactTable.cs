namespace Gongwen.Store;

/// <summary>The tables that hold the facts of documents; in the corpus their names are in small letters.</summary>
internal enum FactTable
{
    /// <summary>Facts that a notice states once.</summary>
    Element,

    /// <summary>发文机关署名、主送机关、抄送机关</summary>
    Organ,

    /// <summary>附件</summary>
    Attachment,

    /// <summary>The outline.</summary>
    Section,

    /// <summary>Who does what.</summary>
    Assignment,

    /// <summary>The units of assignments.</summary>
    Unit,

    /// <summary>责任分解: the rows of the ledger.</summary>
    Task,

    /// <summary>Stages.</summary>
    Phase,

    /// <summary>Days by which something is due, once or again and again.</summary>
    Deadline,

    /// <summary>Quantities.</summary>
    Measure,

    /// <summary>Other documents.</summary>
    Citation,

    /// <summary>Whom to ask.</summary>
    Contact,

    /// <summary>What could not be read or looks wrong.</summary>
    Issue,
}
