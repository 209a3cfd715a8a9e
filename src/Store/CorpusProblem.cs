namespace Gongwen.Store;

/// <summary>Why a corpus cannot be used.</summary>
public enum CorpusProblem
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file is something else.</summary>
    NotACorpus,

    /// <summary>A newer version of this program made it.</summary>
    Newer,

    /// <summary>Another program is writing it.</summary>
    Busy,

    /// <summary>The file is damaged, or its disk is full, read-only or failing.</summary>
    Failed,
}
