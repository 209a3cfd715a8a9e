namespace Gongwen.Cli.Running;

/// <summary>A document that was not read.</summary>
/// <param name="Uri">Which.</param>
/// <param name="Reason">Why, in English: reasons come from the operating system and from the reader.</param>
/// <param name="Bug">Set when the program itself is to blame: nothing that a document holds should raise it.</param>
internal sealed record Failure(string Uri, string Reason, Exception? Bug)
{
    /// <summary>One line for people.</summary>
    public string Describe(Messages messages) => Bug is null
        ? messages["failure.document", Uri, Reason]
        : messages["failure.bug", Uri, $"{Bug.GetType().Name}: {Reason}", Bug.StackTrace?.Split('\n').FirstOrDefault()?.Trim() ?? "-"];
}
