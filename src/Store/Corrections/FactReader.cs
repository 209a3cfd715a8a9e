using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Gongwen.Extract;
using Gongwen.Ingest;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Store;

/// <summary>Reads corrected facts, with their evidence: the place of what they correct, or where their words stand in the text.</summary>
internal sealed class FactReader(string text)
{
    public Fact<string> Name(JsonNode value, Fact<string>? was) => Named(Text(value), was?.Evidence.Span);

    public static Fact<NoticeDate> Date(JsonNode value)
    {
        var parts = Text(value).Split('-');
        return parts.Length is 2 or 3 && parts.All(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            && new NoticeDate(Number(parts[0]), Number(parts[1]), parts.Length == 3 ? Number(parts[2]) : null) is var date && date.FirstDay.Month == date.Month
            ? new Fact<NoticeDate>(date, Certain(null))
            : throw new FormatException($"{value} is no date such as 2024-03-31 or 2024-03.");

        static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
    }

    public Contact Contact(JsonNode value, Contact? was) => new(
        Optional(value, "name"), Texts(value, "phones"), Texts(value, "emails"), Certain(was?.Evidence.Span ?? Find(Optional(value, "name"), null)));

    public Section Section(JsonNode value, Section? was)
    {
        var heading = Optional(value, "heading");
        var span = was?.HeadingSpan ?? Find(heading, null) ?? default;
        return new Section
        {
            Level = Required(value, "level").GetValue<int>(),
            Number = Optional(value, "number"),
            Heading = heading,
            HeadingSpan = span,
            Role = Optional(value, "role") is { } role ? Kind<SectionRole>(role) : null,
            Own = was?.Own ?? span,
            Extent = was?.Extent ?? span,
            Parent = was?.Parent ?? -1,
            Evidence = Certain(was is not null ? was.Evidence.Span : span.Length > 0 ? span : null),
        };
    }

    public Assignment Assignment(JsonNode value, Assignment? was)
    {
        var known = was?.Units.DistinctBy(u => u.Value).ToDictionary(u => u.Value) ?? [];
        ImmutableArray<Fact<string>> units = [.. Texts(value, "units").Select(name => known.TryGetValue(name, out var unit) ? unit : Named(name, was?.Evidence.Span))];
        return new Assignment(
            Text(Required(value, "task")),
            Kind<AssignmentRole>(Text(Required(value, "role"))),
            units,
            Certain(was is not null ? was.Evidence.Span : units.Select(u => u.Evidence.Span).FirstOrDefault(s => s is not null)));
    }

    public Phase Phase(JsonNode value, Phase? was) => new(
        Text(Required(value, "name")), Day(value, "start"), Day(value, "end"), Certain(was is not null ? was.Evidence.Span : Find(Optional(value, "name"), null)))
    {
        Edtf = Optional(value, "edtf"),
    };

    public Deadline Deadline(JsonNode value, Deadline? was) => new(
        Text(Required(value, "text")),
        Day(value, "by") ?? throw new FormatException("A deadline has a day: by."),
        Text(Required(value, "task")),
        Certain(was is not null ? was.Evidence.Span : Find(Optional(value, "text"), null)));

    public Recurrence Recurrence(JsonNode value, Recurrence? was) => new(
        Text(Required(value, "text")), Optional(value, "rule"), Text(Required(value, "task")), Certain(was is not null ? was.Evidence.Span : Find(Optional(value, "text"), null)));

    public Measure Measure(JsonNode value, Measure? was) => new(
        Text(Required(value, "text")),
        Kind<Comparator>(Text(Required(value, "comparator"))),
        Required(value, "quantity").GetValue<decimal>(),
        value["high"]?.GetValue<decimal>(),
        value["unit"]?.GetValue<string>() ?? "",
        Optional(value, "per"),
        Optional(value, "subject"),
        Certain(was is not null ? was.Evidence.Span : Find(Optional(value, "text"), null)));

    public Citation Citation(JsonNode value, Citation? was) => new(
        Optional(value, "title"), Optional(value, "documentNumber"), Certain(was is not null ? was.Evidence.Span : Find(Optional(value, "title") ?? Optional(value, "documentNumber"), null)));

    private Fact<string> Named(string name, TextSpan? near) => new(name, Certain(Find(name, near)));

    private static Evidence Certain(TextSpan? span) => new(span, Corrections.Rule, 1);

    // Where the words stand: within what they correct, else anywhere; nowhere when a person knows better than the text.
    private TextSpan? Find(string? words, TextSpan? near)
    {
        if (string.IsNullOrEmpty(words))
        {
            return null;
        }

        var within = near is { } span ? text.IndexOf(words, span.Start, span.Length, StringComparison.Ordinal) : -1;
        var start = within >= 0 ? within : text.IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? null : new TextSpan(start, words.Length);
    }

    private static LocalDate? Day(JsonNode value, string name) => Optional(value, name) is not { } day ? null
        : LocalDatePattern.Iso.Parse(day) is { Success: true } parsed ? parsed.Value
        : throw new FormatException($"{day} is no day such as 2024-03-31.");

    private static T Kind<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(k => NoticeJson.Kebab(k) == name).Select(k => (T?)k).FirstOrDefault()
        ?? throw new FormatException($"{name} is none of {string.Join(", ", Enum.GetValues<T>().Select(k => NoticeJson.Kebab(k)))}.");

    private static ImmutableArray<string> Texts(JsonNode value, string name) => [.. Required(value, name).AsArray().Select(v => Text(v!))];

    private static string? Optional(JsonNode value, string name) => (value as JsonObject ?? throw new FormatException($"{value.ToJsonString()} is no object."))[name] is { } found ? Text(found) : null;

    private static JsonNode Required(JsonNode value, string name) =>
        (value as JsonObject)?[name] ?? throw new FormatException($"{value.ToJsonString()} lacks {name}.");

    private static string Text(JsonNode value) =>
        value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length > 0 ? words : throw new FormatException($"{value.ToJsonString()} is no text.");
}
