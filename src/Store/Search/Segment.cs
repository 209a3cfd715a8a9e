namespace Gongwen.Store;

/// <summary>Documents that were indexed together: a run of slots.</summary>
/// <param name="Id">Its number; never given to another one.</param>
/// <param name="First">Its first slot.</param>
/// <param name="End">The slot after its last.</param>
internal readonly record struct Segment(long Id, int First, int End)
{
    /// <summary>The slot before its first, which distances count from.</summary>
    public int Base => First - 1;

    public int Count => End - First;
}
