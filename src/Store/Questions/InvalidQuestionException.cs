namespace Gongwen.Store;

/// <summary>A question that cannot be answered as it was asked; the message says why, in the words of the database.</summary>
public sealed class InvalidQuestionException(string message, Exception? cause = null) : Exception(message, cause);
