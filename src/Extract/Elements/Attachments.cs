using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>附件说明, and where the text of attachments begins.</summary>
internal sealed record Attachments(ImmutableArray<Fact<string>> Names, ImmutableDictionary<int, Fact<string>> Starts);
