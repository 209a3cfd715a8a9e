namespace Gongwen.Store;

/// <summary>Terms from <paramref name="First"/> to <paramref name="Last"/>, both included.</summary>
internal readonly record struct TermRange(ulong First, ulong Last);
