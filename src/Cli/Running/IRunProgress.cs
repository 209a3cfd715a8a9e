namespace Gongwen.Cli.Running;

/// <summary>Hears how a run goes on.</summary>
internal interface IRunProgress
{
    /// <summary>That many more documents are in the corpus for good.</summary>
    void Stored(int documents);

    /// <summary>One more document was not read.</summary>
    void Failed(Failure failure);
}
