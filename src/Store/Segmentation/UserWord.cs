namespace Gongwen.Store;

/// <summary>A word that the dictionary lacks, or has with another weight.</summary>
/// <param name="Text">The word.</param>
/// <param name="Times">How often it occurs beside the 60 million words of the dictionary; null for often enough to stay whole; 0 for never.</param>
public readonly record struct UserWord(string Text, int? Times = null);
