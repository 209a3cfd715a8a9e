namespace Gongwen.Store;

/// <summary>One number about the corpus.</summary>
/// <param name="Group">What is counted by: corpus, year, kind, charset, fact, issue.</param>
/// <param name="Name">Which of them.</param>
/// <param name="Count">How many; bytes for sizes.</param>
public sealed record CountRow(string Group, string Name, long Count);
