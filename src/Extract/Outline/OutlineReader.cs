using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads the outline: which lines are items, on which level, under which heading, in which role.</summary>
internal sealed class OutlineReader(RuleTables rules)
{
    private const int LongestBullet = 24;
    private const int LongestLabel = 16;
    private const int ShortestCommon = 4;
    private const int LongestOwn = 3;

    private readonly HeadingReader _headings = new(rules);
    private readonly RoleReader _roles = new(rules);
    private readonly UnnumberedHeadings _unnumbered = new(new RoleReader(rules));
    private readonly LostHeadings _lostHeadings = new(new RoleReader(rules));
    private readonly LostNumbers _lostNumbers = new(rules);
    private readonly ClauseItems _clauses = new(rules);
    private readonly RuleSet _units = rules["unit-lines"];
    private readonly RuleSet _notItems = rules["outline-exceptions"];

    /// <summary>The sections of the notice and of the attachments whose text it holds, in order.</summary>
    public ImmutableArray<Section> Read(string text, ImmutableArray<Line> lines, Frame frame)
    {
        lines = _lostNumbers.Restore(text, GroupHeadings.Restore(text, _lostHeadings.Restore(text, lines, frame), frame), frame);
        var items = Items(text, lines, frame);
        var runEnds = frame.RunEnds(lines);
        var ownEnds = items.Select((item, i) => i + 1 < items.Count ? Math.Min(lines[items[i + 1].Line].Span.Start, runEnds[item.Line]) : runEnds[item.Line]).ToImmutableArray();
        var headings = BareLists.Without(text, lines, items, SiblingHeadings.Settle(text, [.. items.Select((item, i) =>
            (item.Level, Heading(text, lines[item.Line], (ownEnds[i], Follows(text, lines, items, i, frame)))))]));
        var sections = ImmutableArray.CreateBuilder<Section>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            var (line, level) = items[i];
            var own = TextSpan.Between(lines[line].Span.Start, ownEnds[i]);
            sections.Add(frame.AttachmentAt(line) is { } name ? Attachment(name, own) : Item(text, lines[line], level, (headings[i], own)));
        }

        NameBySiblings(sections);
        return Nested(sections, text);
    }

    private List<(int Line, int Level)> Items(string text, ImmutableArray<Line> lines, Frame frame)
    {
        var items = new List<(int, int)>();
        var numbered = new List<int>();
        var unnumbered = _unnumbered.Find(text, lines, frame);
        var clauses = _clauses.Find(text, lines, frame);
        var plans = CarriedPlans.Find(text, lines, frame);
        for (var i = 0; i < lines.Length; i++)
        {
            if (frame.InBody(i) && (frame.AttachmentAt(i) is not null || (IsItem(text, lines[i]) && (lines[i].Number is not { Style: NumberStyle.Clause } || clauses.Contains(i))) || unnumbered.Contains(i)))
            {
                numbered.Add(i);
            }
        }

        var levels = new LevelStack(1);
        var plan = 0;
        for (var k = 0; k < numbered.Count; k++)
        {
            var i = numbered[k];
            for (; plan < plans.Length && plans[plan] < i; plan++)
            {
                levels = new LevelStack(1);
            }

            if (frame.AttachmentAt(i) is not null)
            {
                items.Add((i, 1));
                levels = new LevelStack(2);
                continue;
            }

            var number = NumberOf(lines[i]);
            items.Add((i, levels.Place(number, MarkOf(text, lines[i]), last => GoesOn(lines, numbered, k, last))));
        }

        return items;
    }

    private bool IsItem(string text, Line line)
    {
        if (line.Kind == BlockKind.TableCell || line.Number is not { } number || number.Length >= line.Span.Length
            || (number.Style == NumberStyle.Bullet && !LostNumbers.IsLost(number) && line.Span.Length > LongestBullet))
        {
            return false;
        }

        return !_notItems.IsMatch(text.AsSpan(line.Span.Start, line.Span.Length));
    }

    private static bool GoesOn(ImmutableArray<Line> lines, List<int> numbered, int from, OutlineNumber last)
    {
        for (var k = from + 1; k < numbered.Count; k++)
        {
            if (lines[numbered[k]].Number is { } number && number.Style == last.Style)
            {
                return number.Value == last.Value + 1 || number.Style == NumberStyle.Bullet;
            }
        }

        return false;
    }

    // A line that only names units is no text of the item.
    private (bool Text, bool Items) Follows(string text, ImmutableArray<Line> lines, List<(int Line, int Level)> items, int i, Frame frame)
    {
        var (line, level) = items[i];
        var next = line + 1;
        var end = i + 1 < items.Count ? items[i + 1].Line : lines.Length;
        while (next < end && frame.InBody(next) && _units.IsMatch(text.AsSpan(lines[next].Span.Start, Math.Min(LongestLabel, lines[next].Span.Length))))
        {
            next++;
        }

        var itemsFollow = i + 1 < items.Count && next == end;
        return itemsFollow ? (items[i + 1].Level > level, items[i + 1].Level > level) : (next < lines.Length && frame.InBody(next), false);
    }

    private static char MarkOf(string text, Line line)
    {
        var number = NumberOf(line);
        return number.Text.Length < line.Span.Length ? text[line.Span.Start + number.Text.Length] : '\0';
    }

    private static char LastMark(string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end > start ? text[end - 1] : '\0';
    }

    private static OutlineNumber NumberOf(Line line) => line.Number ?? UnnumberedHeadings.Number;

    private HeadingChoice Heading(string text, Line line, (int OwnEnd, (bool Text, bool Items) Below) rest)
    {
        var words = TextSpan.Between(line.Span.Start + NumberOf(line).Length, line.Span.End);
        var heading = _headings.Read(text, words, line is { Flat: true, Number.Style: not NumberStyle.Article }, (rest.Below.Text, rest.Below.Items, LastMark(text, line.Span.Start, rest.OwnEnd), line.Number is { Style: NumberStyle.Chinese }));

        // 第一阶段（3月1日—3月31日）: when it is says not what.
        if (line.Number is { Style: NumberStyle.Stage } && heading.Span.Length > 0 && Marks.SkipBracket(text.AsSpan(heading.Span.Start, heading.Span.Length), 0) == heading.Span.Length - 1)
        {
            return new HeadingChoice(heading.Span with { Length = 0 }, heading.Span with { Length = 0 });
        }

        // An article is a sentence; only where all begin alike are their first words headings.
        return line.Number is { Style: NumberStyle.Article } && heading.Span.Length > 0 && heading.Span.End < text.Length && text[heading.Span.End] == '。'
            ? new HeadingChoice(heading.Span with { Length = 0 }, heading.Span)
            : heading;
    }

    private Section Item(string text, Line line, int level, (TextSpan Heading, TextSpan Own) spans)
    {
        var number = NumberOf(line);
        var (heading, own) = spans;
        var words = text.Substring(heading.Start, heading.Length);
        var role = _roles.Read(words);
        return new Section
        {
            Level = level,
            Number = number.Text.Length > 0 ? number.Text : null,
            Heading = words.Length > 0 ? words : null,
            HeadingSpan = heading,
            Role = role?.Role ?? (level == 1 ? SectionRole.Other : null),
            Own = own,
            Extent = own,
            Parent = -1,
            Evidence = new Evidence(
                TextSpan.Between(line.Span.Start, heading.Length > 0 ? heading.End : line.Span.Start + number.Length), role?.Rule ?? "outline.number", heading.Length > 0 ? 0.95 : 0.85),
        };
    }

    // 网格员信息采集范围 beside 网格员信息采集步骤: what main headings have in common says nothing of what each is for.
    private void NameBySiblings(ImmutableArray<Section>.Builder sections)
    {
        string? last = null;
        for (var pass = 0; pass < 2; pass++)
        {
            for (var k = 0; k < sections.Count; k++)
            {
                var i = pass == 0 ? k : sections.Count - 1 - k;
                if (sections[i] is not { Level: 1, Heading: { } heading, Role: not SectionRole.Attachment })
                {
                    continue;
                }

                var common = last is null ? 0 : heading.AsSpan().CommonPrefixLength(last);
                if (sections[i].Role == SectionRole.Other && common >= ShortestCommon && heading.Length - common <= LongestOwn && _roles.Read(heading.AsSpan(common)) is { } role)
                {
                    sections[i] = sections[i] with { Role = role.Role, Evidence = sections[i].Evidence with { Rule = role.Rule } };
                }

                last = heading;
            }

            last = null;
        }
    }

    private static Section Attachment(Fact<string> name, TextSpan own) => new()
    {
        Level = 1,
        Number = "附件",
        Heading = name.Value,
        HeadingSpan = name.Evidence.Span ?? own with { Length = 0 },
        Role = SectionRole.Attachment,
        Own = own,
        Extent = own,
        Parent = -1,
        Evidence = name.Evidence,
    };

    // The last main section of the notice itself; what its attachments hold comes after it.
    private static int Last(ImmutableArray<Section>.Builder sections)
    {
        var last = -1;
        for (var i = 0; i < sections.Count && sections[i].Role != SectionRole.Attachment; i++)
        {
            last = sections[i].Level == 1 ? i : last;
        }

        return last;
    }

    // A section extends over its children: each ends where the next of its level or a higher one begins.
    private ImmutableArray<Section> Nested(ImmutableArray<Section>.Builder sections, string text)
    {
        var open = new Stack<int>();
        for (var i = 0; i < sections.Count; i++)
        {
            Close(sections[i].Level, i);
            sections[i] = sections[i] with { Parent = open.Count > 0 ? open.Peek() : -1 };
            open.Push(i);
        }

        Close(0, sections.Count);
        if (Last(sections) is var last and > 0)
        {
            sections[last] = _roles.AsLast(sections[last], text);
        }

        return sections.ToImmutable();

        void Close(int level, int next)
        {
            while (open.Count > 0 && sections[open.Peek()].Level >= level)
            {
                var closed = open.Pop();
                sections[closed] = sections[closed] with { Extent = TextSpan.Between(sections[closed].Own.Start, sections[next - 1].Own.End) };
                sections[closed] = _roles.ByContent(sections[closed], text);
            }
        }
    }
}
