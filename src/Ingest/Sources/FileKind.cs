namespace Gongwen.Ingest;

/// <summary>What a folder or an archive does with a file.</summary>
internal enum FileKind
{
    /// <summary>Reads it.</summary>
    Document,

    /// <summary>Reads it if it is not what its name says: a <c>.doc</c> is often HTML or DOCX in truth.</summary>
    Unsure,

    /// <summary>Leaves it aside and says so: a document of a kind that cannot be read.</summary>
    Aside,

    /// <summary>Passes over it: pictures, styles, scripts, litter.</summary>
    Other,
}
