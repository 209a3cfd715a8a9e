using System.Text.Json;

namespace Gongwen.Extract.Scoring;

/// <summary>The comparable facts of one notice's JSON (<c>gongwen/notice/1</c>), gold or extracted: how often each is stated, by metric.</summary>
public static class GoldFacts
{
    /// <summary>Every metric, in the order of a report.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "elements", "outline", "roles", "assignments", AssignmentsTaskAside, "phases", "phase dates", "deadlines", "body bounds",
    ];

    /// <summary>The metric that the mean leaves out: it tells how much of the loss is the task's wording.</summary>
    public const string AssignmentsTaskAside = "assignments (task aside)";

    private const int BoundLength = 14;

    private static readonly string[] Singles =
        ["documentNumber", "title", "campaign", "printingOffice", "documentDate", "publishedDate", "printDate", "firstLine", "lastLine"];

    private static readonly string[] Lists = ["signingAuthorities", "mainRecipients", "copyRecipients", "attachments"];

    /// <summary>Counts the facts of <paramref name="notice"/>.</summary>
    public static Dictionary<(string Metric, string Fact), int> Of(JsonElement notice)
    {
        var facts = new Dictionary<(string Metric, string Fact), int>();
        AddElements(notice, Add);
        AddOutline(notice, Add);
        AddAssignments(notice, (metric, fact) => facts[(metric, fact)] = 1);
        AddTimes(notice, Add);
        return facts;

        void Add(string metric, string fact) => facts[(metric, fact)] = facts.GetValueOrDefault((metric, fact)) + 1;
    }

    /// <summary>The comparable form of one element or bound; null when nothing comparable is left, or the field is none.</summary>
    internal static (string Metric, string Fact)? Element(string field, string? value)
    {
        var (metric, comparable) = field switch
        {
            "documentNumber" => ("elements", GoldText.NormalizeNumber(value)),
            "documentDate" or "publishedDate" or "printDate" => ("elements", value is { Length: > 10 } ? value[..10] : value),
            "title" or "campaign" or "printingOffice" => ("elements", GoldText.Normalize(value)),
            _ when Lists.Contains(field) => ("elements", GoldText.Normalize(value)),
            "firstLine" => ("body bounds", GoldText.Normalize(value) is { } first ? $"first: {first[..Math.Min(BoundLength, first.Length)]}" : null),
            "lastLine" => ("body bounds", GoldText.Normalize(value) is { } last ? $"last: {last[Math.Max(0, last.Length - BoundLength)..]}" : null),
            _ => ("", null),
        };
        return comparable is not { Length: > 0 } ? null : (metric, metric == "elements" ? $"{field}: {comparable}" : comparable);
    }

    /// <summary>The comparable facts of one section: its heading, and its role on the first level; none without a heading.</summary>
    internal static IEnumerable<(string Metric, string Fact)> Section(JsonElement section)
    {
        if (GoldText.Normalize(Text(section, "heading")) is not { } heading)
        {
            yield break;
        }

        var level = section.GetProperty("level").GetInt32();
        yield return ("outline", $"{level} {heading}");
        if (level == 1 && Text(section, "role") is { Length: > 0 } role)
        {
            yield return ("roles", $"{heading}: {role}");
        }
    }

    /// <summary>The comparable fact that a unit has a task.</summary>
    internal static (string Metric, string Fact) Assignment(JsonElement assignment, string unit) =>
        ("assignments", $"{GoldText.Normalize(Text(assignment, "task"))} | {Text(assignment, "role")} | {unit}");

    /// <summary>The comparable form of one stage.</summary>
    internal static (string Metric, string Fact) Phase(JsonElement phase) =>
        ("phases", $"{GoldText.Normalize(Text(phase, "name"))} | {Text(phase, "start")} – {Text(phase, "end")}");

    /// <summary>The comparable form of one deadline.</summary>
    internal static (string Metric, string Fact) Deadline(JsonElement deadline) => ("deadlines", Text(deadline, "by") ?? "");

    private static void AddElements(JsonElement notice, Action<string, string> add)
    {
        foreach (var field in Singles)
        {
            if (Element(field, Text(notice, field)) is { } fact)
            {
                add(fact.Metric, fact.Fact);
            }
        }

        foreach (var field in Lists)
        {
            foreach (var name in Items(notice, field))
            {
                if (Element(field, name.GetString()) is { } fact)
                {
                    add(fact.Metric, fact.Fact);
                }
            }
        }
    }

    private static void AddOutline(JsonElement notice, Action<string, string> add)
    {
        foreach (var (metric, fact) in Items(notice, "sections").SelectMany(Section))
        {
            add(metric, fact);
        }
    }

    private static void AddAssignments(JsonElement notice, Action<string, string> set)
    {
        foreach (var assignment in Items(notice, "assignments"))
        {
            foreach (var unit in Names(assignment, "units"))
            {
                var (metric, fact) = Assignment(assignment, unit);
                set(metric, fact);
                set(AssignmentsTaskAside, $"{Text(assignment, "role")} | {unit}");
            }
        }
    }

    private static void AddTimes(JsonElement notice, Action<string, string> add)
    {
        foreach (var phase in Items(notice, "phases"))
        {
            var (start, end) = (Text(phase, "start"), Text(phase, "end"));
            add("phases", Phase(phase).Fact);
            if (start is not null || end is not null)
            {
                add("phase dates", $"{start} – {end}");
            }
        }

        foreach (var deadline in Items(notice, "deadlines"))
        {
            add("deadlines", Deadline(deadline).Fact);
        }
    }

    private static IEnumerable<string> Names(JsonElement owner, string field) =>
        Items(owner, field).Select(n => GoldText.Normalize(n.GetString())).OfType<string>();

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
