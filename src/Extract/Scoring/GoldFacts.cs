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

    /// <summary>Counts the facts of <paramref name="notice"/>.</summary>
    public static Dictionary<(string Metric, string Fact), int> Of(JsonElement notice)
    {
        var facts = new Dictionary<(string Metric, string Fact), int>();
        AddElements(notice, Add);
        AddOutline(notice, Add);
        AddAssignments(notice, (metric, fact) => facts[(metric, fact)] = 1);
        AddTimes(notice, Add);
        AddBounds(notice, Add);
        return facts;

        void Add(string metric, string fact) => facts[(metric, fact)] = facts.GetValueOrDefault((metric, fact)) + 1;
    }

    private static void AddElements(JsonElement notice, Action<string, string> add)
    {
        AddOne("documentNumber", GoldText.NormalizeNumber);
        foreach (var field in (string[])["title", "campaign", "printingOffice"])
        {
            AddOne(field, GoldText.Normalize);
        }

        foreach (var field in (string[])["documentDate", "publishedDate", "printDate"])
        {
            AddOne(field, date => date is { Length: > 10 } ? date[..10] : date);
        }

        foreach (var field in (string[])["signingAuthorities", "mainRecipients", "copyRecipients", "attachments"])
        {
            foreach (var name in Names(notice, field))
            {
                add("elements", $"{field}: {name}");
            }
        }

        void AddOne(string field, Func<string?, string?> comparable)
        {
            if (comparable(Text(notice, field)) is { Length: > 0 } value)
            {
                add("elements", $"{field}: {value}");
            }
        }
    }

    private static void AddOutline(JsonElement notice, Action<string, string> add)
    {
        foreach (var section in Items(notice, "sections"))
        {
            if (GoldText.Normalize(Text(section, "heading")) is not { } heading)
            {
                continue;
            }

            var level = section.GetProperty("level").GetInt32();
            add("outline", $"{level} {heading}");
            if (level == 1 && Text(section, "role") is { Length: > 0 } role)
            {
                add("roles", $"{heading}: {role}");
            }
        }
    }

    private static void AddAssignments(JsonElement notice, Action<string, string> set)
    {
        foreach (var assignment in Items(notice, "assignments"))
        {
            var (task, role) = (GoldText.Normalize(Text(assignment, "task")), Text(assignment, "role"));
            foreach (var unit in Names(assignment, "units"))
            {
                set("assignments", $"{task} | {role} | {unit}");
                set(AssignmentsTaskAside, $"{role} | {unit}");
            }
        }
    }

    private static void AddTimes(JsonElement notice, Action<string, string> add)
    {
        foreach (var phase in Items(notice, "phases"))
        {
            var (start, end) = (Text(phase, "start"), Text(phase, "end"));
            add("phases", $"{GoldText.Normalize(Text(phase, "name"))} | {start} – {end}");
            if (start is not null || end is not null)
            {
                add("phase dates", $"{start} – {end}");
            }
        }

        foreach (var deadline in Items(notice, "deadlines"))
        {
            add("deadlines", Text(deadline, "by") ?? "");
        }
    }

    private static void AddBounds(JsonElement notice, Action<string, string> add)
    {
        if (GoldText.Normalize(Text(notice, "firstLine")) is { } first)
        {
            add("body bounds", $"first: {first[..Math.Min(BoundLength, first.Length)]}");
        }

        if (GoldText.Normalize(Text(notice, "lastLine")) is { } last)
        {
            add("body bounds", $"last: {last[Math.Max(0, last.Length - BoundLength)..]}");
        }
    }

    private static IEnumerable<string> Names(JsonElement owner, string field) =>
        Items(owner, field).Select(n => GoldText.Normalize(n.GetString())).OfType<string>();

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray() : default;

    private static string? Text(JsonElement owner, string field) =>
        owner.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
