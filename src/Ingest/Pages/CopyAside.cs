namespace Gongwen.Ingest;

/// <summary>Which copies of a text were left aside.</summary>
[Flags]
internal enum CopyAside
{
    /// <summary>There was only one.</summary>
    None = 0,

    /// <summary>One that stood behind the one that was kept.</summary>
    Later = 1,

    /// <summary>One that stood before it.</summary>
    Earlier = 2,
}
