namespace Gongwen.Cli;

/// <summary>Something that the person who typed the command can put right; the message, in their language, says what and how.</summary>
internal sealed class UsageException(string message) : Exception(message);
