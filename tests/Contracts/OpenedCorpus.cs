using Gongwen.Store;

namespace Gongwen.Tests.Contracts;

/// <summary>A corpus in a folder of its own that goes when the test ends.</summary>
public abstract class OpenedCorpus : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongwen-corpus-");

    /// <summary>Where it is.</summary>
    protected string File => Path.Combine(_folder.FullName, "corpus.db");

    /// <summary>Opens it, the first time a new one.</summary>
    protected abstract ICorpus Open();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
