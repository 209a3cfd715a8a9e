namespace Gongwen.Crawl;

/// <summary>Something that needs a person.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The page or host.</param>
/// <param name="Detail">The reason, or how many entries there were; empty for nothing more to say.</param>
public sealed record Alarm(AlarmKind Kind, string Subject, string Detail);
