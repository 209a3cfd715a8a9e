namespace Gongwen.Store;

/// <summary>A word that says what a notice is about.</summary>
/// <param name="Word">The word.</param>
/// <param name="Times">How often it stands in the notice.</param>
/// <param name="Documents">How many documents of the corpus have it.</param>
/// <param name="Weight">How telling it is (TF-IDF): the more often it stands here and the fewer other texts have it, the greater.</param>
public sealed record Keyword(string Word, int Times, int Documents, double Weight);
