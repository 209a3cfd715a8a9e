namespace Gongwen.Cli;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>Every document was read.</summary>
    public const int Done = 0;

    /// <summary>Wrong usage, or a corpus, rule table or document number that there is not.</summary>
    public const int Usage = 1;

    /// <summary>Some documents were not read, each named on standard error, or the run was stopped.</summary>
    public const int SomeFailed = 2;
}
