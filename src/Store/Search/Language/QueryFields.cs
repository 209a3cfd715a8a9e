using System.Collections.Frozen;
using System.Collections.Immutable;
using Gongwen.Extract;

namespace Gongwen.Store;

/// <summary>The names of fields and of their values, in English and Chinese.</summary>
internal static class QueryFields
{
    private static readonly FrozenDictionary<string, QueryField> s_fields = Names(
        (QueryField.Unit, "unit 单位"), (QueryField.Role, "role 角色"), (QueryField.Year, "year 年份 年"), (QueryField.Date, "date 日期"), (QueryField.Phase, "phase 阶段"),
        (QueryField.Kind, "kind 文种"), (QueryField.Organ, "organ 机关 发文机关"), (QueryField.Has, "has 载有"), (QueryField.Campaign, "campaign 活动"),
        (QueryField.Title, "title 标题"), (QueryField.Heading, "heading 小标题"));

    private static readonly FrozenDictionary<string, AssignmentRole> s_roles = Names(
        (AssignmentRole.Lead, "lead 牵头"), (AssignmentRole.Responsible, "responsible 责任 负责"), (AssignmentRole.Cooperating, "cooperating 配合"));

    private static readonly FrozenDictionary<string, FactKind> s_facts = Names(
        (FactKind.Title, "title 标题"), (FactKind.DocumentNumber, "document-number number 文号 发文字号"), (FactKind.DocumentDate, "document-date 成文日期"),
        (FactKind.SigningAuthorities, "signing-authorities signing-authority 署名"), (FactKind.MainRecipients, "main-recipients main-recipient 主送"),
        (FactKind.CopyRecipients, "copy-recipients copy-recipient 抄送"), (FactKind.Attachments, "attachments attachment 附件"), (FactKind.Campaign, "campaign 活动"),
        (FactKind.Sections, "sections section 章节"), (FactKind.Assignments, "assignments assignment 分工"), (FactKind.Phases, "phases phase 阶段"),
        (FactKind.Deadlines, "deadlines deadline 期限"), (FactKind.Repairs, "repairs repair 修复"));

    /// <summary>The English names of all fields, in order of the alphabet.</summary>
    public static ImmutableArray<string> Known => English(s_fields);

    /// <summary>The English names of all roles.</summary>
    public static ImmutableArray<string> KnownRoles => English(s_roles);

    /// <summary>The English names of all facts.</summary>
    public static ImmutableArray<string> KnownFacts => English(s_facts);

    /// <summary>Whether what stands before a colon is meant for a field: a Latin word, or the Chinese name of one. 时间：九点 has none.</summary>
    public static bool LooksLikeOne(string name) => name.All(c => char.IsAsciiLetter(c) || c == '-') || s_fields.ContainsKey(name);

    public static QueryField? Field(string name) => Find(s_fields, name);

    public static AssignmentRole? Role(string name) => Find(s_roles, name);

    public static FactKind? Fact(string name) => Find(s_facts, name);

    private static T? Find<T>(FrozenDictionary<string, T> names, string name)
        where T : struct => names.TryGetValue(name, out var value) ? value : null;

    private static FrozenDictionary<string, T> Names<T>(params IEnumerable<(T Value, string Names)> values) =>
        values.SelectMany(v => v.Names.Split(' ').Select(name => (name, v.Value))).ToFrozenDictionary(n => n.name, n => n.Value, StringComparer.OrdinalIgnoreCase);

    private static ImmutableArray<string> English<T>(FrozenDictionary<string, T> names) => [.. names.Keys.Where(n => char.IsAscii(n[0])).Order(StringComparer.Ordinal)];
}
