namespace Gongwen.Store;

/// <summary>A corpus that cannot be used: the message names the file, says what is wrong and what to do.</summary>
public sealed class CorpusException : Exception
{
    /// <summary>Creates one.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="path">The corpus file.</param>
    /// <param name="message">For people, in English.</param>
    /// <param name="cause">What SQLite said; null when it was not asked.</param>
    public CorpusException(CorpusProblem problem, string path, string message, Exception? cause = null)
        : base(message, cause)
    {
        Problem = problem;
        Path = path;
    }

    /// <summary>What is wrong.</summary>
    public CorpusProblem Problem { get; }

    /// <summary>Who writes the corpus, when it is <see cref="CorpusProblem.Busy"/> and that is known.</summary>
    public CorpusWriter? Holder { get; init; }

    /// <summary>The corpus file.</summary>
    public string Path { get; }
}
