namespace Gongwen.Store;

/// <summary>What may be wrong with a corpus.</summary>
public enum FaultKind
{
    /// <summary>SQLite cannot read the file, or a part of it, or finds it inconsistent.</summary>
    File,

    /// <summary>The row of a document is missing or cannot be read.</summary>
    Document,

    /// <summary>An original is missing, or is not what was stored: nothing in the corpus can restore it.</summary>
    Original,

    /// <summary>An extraction is missing or damaged; reading the original again restores it.</summary>
    Notice,

    /// <summary>Rows of facts are missing or superfluous, or point outside the text; reading the original again restores them.</summary>
    Facts,

    /// <summary>The search index lacks a document, or has one that there is not.</summary>
    Index,

    /// <summary>The versions of a uri, or which documents are superseded, do not fit together.</summary>
    Versions,

    /// <summary>The tasks of units, which are made of the facts, are others than these.</summary>
    Ledger,
}
