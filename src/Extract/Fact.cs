namespace Gongwen.Extract;

/// <summary>A value read from a notice, with its evidence.</summary>
public sealed record Fact<T>(T Value, Evidence Evidence);
