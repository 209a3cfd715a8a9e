using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>署名 and 成文日期, and the line where their block ends.</summary>
internal sealed record Signature(ImmutableArray<Fact<string>> Authorities, Fact<NoticeDate> Date, int EndLine);
