using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Gongwen.Cli.Rendering;

/// <summary>A notice for people: its elements, then its outline with units and dates beside their tasks.</summary>
/// <remarks>Works from the JSON, so that what is printed of a fresh extraction and of a stored one is the same.</remarks>
internal static class NoticeTree
{
    private static readonly string[] s_elements =
    [
        "documentNumber", "signingAuthorities", "mainRecipients", "documentDate", "publishedDate",
        "printingOffice", "printDate", "copyRecipients", "attachments", "campaign",
    ];

    /// <summary>Renders one <c>gongwen/notice/1</c>.</summary>
    public static IRenderable Render(JsonElement notice, Messages messages)
    {
        var title = notice.GetProperty("title").GetString();
        var tree = new Tree(new Markup(title is null ? Printable.Styled(messages["tree.no-title"], "dim") : Printable.Styled(title, "bold")))
        {
            Guide = TreeGuide.Line,
        };
        AddOutline(tree, notice, messages);
        return new Rows(new Text(Printable.Clean(notice.GetProperty("source").GetProperty("uri").GetString()!), new Style(decoration: Decoration.Dim)), Elements(notice, messages), tree);
    }

    private static Grid Elements(JsonElement notice, Messages messages)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(2, 0, 2, 0)).AddColumn();
        foreach (var name in s_elements)
        {
            if (Values(notice.GetProperty(name)) is { Length: > 0 } values)
            {
                grid.AddRow(new Markup(Printable.Styled(messages[$"fact.{name}"], "grey")), new Text(Printable.Clean(values)));
            }
        }

        var (repairs, lost) = (notice.GetProperty("repairs").GetArrayLength(), notice.GetProperty("lost").GetInt32());
        if (repairs + lost > 0)
        {
            grid.AddRow(new Markup(Printable.Styled(messages["fact.repairs"], "grey")), new Text(messages["tree.repairs", repairs, lost]));
        }

        return grid;
    }

    // A fact goes below the last heading before it: evidence says where each stands.
    private static void AddOutline(Tree tree, JsonElement notice, Messages messages)
    {
        var starts = Starts(notice);
        var items = Array("sections", (s, _) => Section(s))
            .Concat(Array("phases", (p, _) => Phase(p)))
            .Concat(Array("assignments", (a, heading) => Assignment(a, heading, messages)))
            .Concat(Array("deadlines", (d, _) => Deadline(d, messages)))
            .Concat(Array("recurrences", (r, _) => Recurrence(r, messages)))
            .OrderBy(item => item.Start).ThenBy(item => item.Level is null);
        var open = new Stack<(int Level, IHasTreeNodes Node, string? Heading)>();
        foreach (var (_, level, item, markup) in items)
        {
            while (level is { } own && open.TryPeek(out var above) && above.Level >= own)
            {
                open.Pop();
            }

            var node = (open.TryPeek(out var parent) ? parent.Node : tree).AddNode(new Markup(markup(item, parent.Heading)));
            if (level is { } opened)
            {
                open.Push((opened, node, item.GetProperty("heading").GetString()));
            }
        }

        IEnumerable<(int Start, int? Level, JsonElement Item, Func<JsonElement, string?, string> Markup)> Array(string name, Func<JsonElement, string?, string> markup) =>
            notice.GetProperty(name).EnumerateArray().Index().Select(f =>
                (starts.GetValueOrDefault($"/{name}/{f.Index}", int.MaxValue), f.Item.TryGetProperty("level", out var l) ? l.GetInt32() : (int?)null, f.Item, markup));
    }

    private static Dictionary<string, int> Starts(JsonElement notice)
    {
        var starts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var evidence in notice.GetProperty("evidence").EnumerateArray())
        {
            if (evidence.TryGetProperty("span", out var span))
            {
                starts.TryAdd(evidence.GetProperty("fact").GetString()!, span[0].GetInt32());
            }
        }

        return starts;
    }

    private static string Section(JsonElement section)
    {
        var role = section.GetProperty("role").GetString();
        return Join(
            Printable.Styled(section.GetProperty("number").GetString() ?? "", "blue"),
            Printable.Styled(section.GetProperty("heading").GetString() ?? "…", section.GetProperty("level").GetInt32() == 1 ? "bold" : "default"),
            role is null ? "" : Printable.Styled(role, "dim"));
    }

    // Right below its task's heading an assignment need not repeat it.
    private static string Assignment(JsonElement assignment, string? heading, Messages messages)
    {
        var role = assignment.GetProperty("role").GetString()!;
        var task = assignment.GetProperty("task").GetString()!;
        return Join(
            Printable.Styled(messages[$"role.{role}"], role == "lead" ? "green" : "olive"),
            Printable.Styled(Values(assignment.GetProperty("units")), "default"),
            task == heading ? "" : Printable.Styled($"← {task}", "dim"));
    }

    private static string Phase(JsonElement phase) => Join(
        Printable.Styled("◷", "fuchsia"),
        Printable.Styled(phase.GetProperty("name").GetString()!, "fuchsia"),
        Printable.Styled(Range(phase.GetProperty("start").GetString(), phase.GetProperty("end").GetString()), "default"),
        Vague(phase) is { } edtf ? Printable.Styled(edtf, "dim") : "");

    private static string Deadline(JsonElement deadline, Messages messages) => Join(
        Printable.Styled(messages["tree.by"], "red"),
        Printable.Styled(deadline.GetProperty("by").GetString()!, "default"),
        Printable.Styled($"{deadline.GetProperty("text").GetString()} ← {deadline.GetProperty("task").GetString()}", "dim"));

    private static string Recurrence(JsonElement recurrence, Messages messages) => Join(
        Printable.Styled(messages["tree.every"], "red"),
        Printable.Styled(recurrence.GetProperty("rule").GetString() ?? "–", "default"),
        Printable.Styled($"{recurrence.GetProperty("text").GetString()} ← {recurrence.GetProperty("task").GetString()}", "dim"));

    // What the words say where they give no days: 2023-03, 2023-33; whole days say it already.
    private static string? Vague(JsonElement phase) =>
        phase.GetProperty("edtf").GetString() is { } edtf && edtf != phase.GetProperty("start").GetString()
            && edtf != $"{phase.GetProperty("start").GetString()}/{phase.GetProperty("end").GetString()}" ? edtf : null;

    private static string Range(string? start, string? end) => start is null && end is null ? "" : start == end ? start! : $"{start}…{end}";

    private static string Join(params string[] parts) => string.Join(' ', parts.Where(p => p.Length > 0));

    private static string Values(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join('、', value.EnumerateArray().Select(v => v.GetString())),
        JsonValueKind.String => value.GetString()!,
        _ => "",
    };
}
