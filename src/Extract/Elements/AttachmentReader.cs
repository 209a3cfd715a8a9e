using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads 附件说明 (GB/T 9704-2012, 7.3.4), links to attachments, and where their text begins.</summary>
internal sealed class AttachmentReader(RuleTables rules)
{
    /// <summary>The rule of names that are those of linked files.</summary>
    public const string FileRule = "attachment.link";

    private const int MostNames = 40;
    private const int LongestName = 100;
    private const int LongestNames = 1000;
    private const int MostNameLines = 3;
    private const int MostLinesToItem = 8;
    private const int SureName = 8;

    private readonly RuleTables _rules = rules;

    public Attachments Read(string text, ImmutableArray<Line> lines, int signatureEnd, LineZone[] zones)
    {
        var names = new List<Fact<string>>();
        var starts = ImmutableDictionary.CreateBuilder<int, Fact<string>>();
        var started = new HashSet<string>(StringComparer.Ordinal);
        var (listed, carries) = (false, false);
        for (var i = 0; i < lines.Length; i++)
        {
            listed |= i < signatureEnd && names.Count > 0;
            carries |= listed && i >= signatureEnd && lines[i].Number is { Style: NumberStyle.Chinese };
            if (zones[i] is LineZone.Front or LineZone.Contents or LineZone.Colophon || lines[i].Kind == BlockKind.TableCell)
            {
                continue;
            }

            if (names.Count == 0 && signatureEnd > 0 && i >= signatureEnd && Opening(text, lines, i) is { } opened)
            {
                names.Add(opened);
                starts.Add(i, opened);
            }
            else if (Match("attachment-notes", text, lines[i].Span) is { } note && !BeginsText(text, lines, i, signatureEnd))
            {
                if (signatureEnd == 0 && RestartsBelow(lines, i) && Named(text, lines[i], note) is { } only)
                {
                    names.Add(only);
                    starts.Add(i, only);
                    continue;
                }

                // A note inside a text that the notice carries lists what belongs to that text.
                var own = carries ? [] : names;
                i = ReadNote(text, lines, (i, LabelLength(note.Match), note.Rule), own, zones);
            }
            else if (Match("attachment-links", text, lines[i].Span) is { } link)
            {
                if (names.Count == 0 || !Is("attachment-self", text, lines[i].Span))
                {
                    AddNames(text, lines[i].Span, (link.Rule, 1), names);
                }

                zones[i] = LineZone.AttachmentNote;
            }
            else if (i + 1 < lines.Length && (signatureEnd > 0 ? i >= signatureEnd : Is("attachment-starts", text, lines[i].Span) && IsListed(text, lines[i + 1].Span, names)) && TextStart(text, lines, i, names) is { } start)
            {
                // A second line that names the same attachment is a link back to it.
                zones[i] = started.Add(Spacing.Squeeze(start.Name.Value)) ? zones[i] : LineZone.AttachmentNote;
                if (zones[i] == LineZone.Body)
                {
                    starts.Add(i, start.Name);
                    i += start.NameLines;
                }
            }
        }

        return new Attachments([.. names.DistinctBy(n => Spacing.Squeeze(n.Value))], starts.ToImmutable());
    }

    // Without a signature only the name of a listed attachment tells that its text follows.
    private static bool IsListed(string text, TextSpan line, List<Fact<string>> names)
    {
        var words = Spacing.Squeeze(text, line with { Length = Math.Min(line.Length, LongestName) });
        return names.Any(n => Spacing.Squeeze(n.Value) is var name && (name == words || words.AsSpan().CommonPrefixLength(name) >= SureName));
    }

    // Without a signature between them, a numbering that begins anew is that of the attachment.
    private static bool RestartsBelow(ImmutableArray<Line> lines, int i) =>
        i + 1 < lines.Length && lines[i + 1].Number is { Style: NumberStyle.Chinese, Value: 1 } && lines.Take(i).Any(l => l.Number is { Style: NumberStyle.Chinese, Value: > 1 });

    // The only name of a note on one line.
    private Fact<string>? Named(string text, Line line, (System.Text.RegularExpressions.Match Match, string Rule) note)
    {
        var names = new List<Fact<string>>();
        AddNames(text, TextSpan.Between(line.Span.Start + LabelLength(note.Match), line.Span.End), (note.Rule, 1), names);
        return names is [var only] ? only : null;
    }

    // 附件1：名称 opens its text when sentences or items follow; a list of links has none.
    private bool BeginsText(string text, ImmutableArray<Line> lines, int i, int signatureEnd)
    {
        if (signatureEnd == 0 || i < signatureEnd || !Is("attachment-starts", text, lines[i].Span))
        {
            return false;
        }

        return i + 1 < lines.Length && !Is("attachment-notes", text, lines[i + 1].Span)
            && lines.Skip(i + 1).Take(6).Any(l => l.Kind == BlockKind.TableCell || text.AsSpan(l.Span.Start, l.Span.Length).Contains('。'));
    }

    // 附件：议程安排 with numbered items below it.
    private Fact<string>? Opening(string text, ImmutableArray<Line> lines, int i)
    {
        if (Match("attachment-openings", text, lines[i].Span) is not { } opening || i + 1 >= lines.Length || Is("attachment-notes", text, lines[i + 1].Span)
            || !lines.Skip(i + 1).Take(MostLinesToItem).Any(l => l.Kind != BlockKind.TableCell && l.Number is { Style: NumberStyle.Chinese or NumberStyle.Arabic or NumberStyle.ChineseBracketed }))
        {
            return null;
        }

        var group = opening.Match.Groups["name"];
        var name = Bare(text, new TextSpan(lines[i].Span.Start + group.Index, group.Length));
        return name.Length < 2 ? null : new Fact<string>(text.Substring(name.Start, name.Length), new Evidence(name, opening.Rule, 0.85));
    }

    private int ReadNote(string text, ImmutableArray<Line> lines, (int Line, int LabelLength, string Rule) note, List<Fact<string>> names, LineZone[] zones)
    {
        var first = lines[note.Line].Span;
        zones[note.Line] = LineZone.AttachmentNote;
        var known = names.Count;
        AddNames(text, TextSpan.Between(first.Start + note.LabelLength, first.End), (note.Rule, 1), names);
        var expected = names.Count - known + 1;
        var i = note.Line + 1;
        for (; i < lines.Length && expected < MostNames && zones[i] == LineZone.Body; i++)
        {
            var span = lines[i].Span;
            if (LengthOfNumber(text, span, lines[i].Number, expected) > 0 && (span.Length < LongestName || (span.Length < LongestNames && text.AsSpan(span.Start, span.Length).IndexOf('。') < 0)))
            {
                known = names.Count;
                AddNames(text, span, (note.Rule, expected), names);
                expected += Math.Max(1, names.Count - known);
            }
            else if (Match("attachment-items", text, span) is { } item)
            {
                AddNames(text, TextSpan.Between(span.Start + item.Match.Length, span.End), (note.Rule, expected), names);
                expected++;
            }
            else if (IsAlone(note, first) && IsPlainName(text, lines[i]))
            {
                AddNames(text, span, (note.Rule, expected), names);
            }
            else if (names.Count > 0 && expected > 1 && IsContinuation(text, lines[i], names[^1]))
            {
                var whole = TextSpan.Between(names[^1].Evidence.Span!.Value.Start, span.End);
                names[^1] = new Fact<string>(
                    string.Concat(names[^1].Value, text.AsSpan(span.Start, span.Length)), names[^1].Evidence with { Span = whole });
            }
            else
            {
                break;
            }

            zones[i] = LineZone.AttachmentNote;
        }

        return i - 1;
    }

    // 6.2016版教学大纲: what looks like a figure is the number that the list waits for.
    private static int LengthOfNumber(string text, TextSpan span, OutlineNumber? read, int expected)
    {
        if (read is { Style: NumberStyle.Arabic or NumberStyle.ArabicBracketed } number)
        {
            return number.Value == expected ? number.Length : 0;
        }

        var words = text.AsSpan(span.Start, span.Length);
        var digits = expected.ToString(CultureInfo.InvariantCulture);
        return words.Length > digits.Length + 1 && words.StartsWith(digits) && words[digits.Length] is '.' or '．' or '、' ? digits.Length + 1 : 0;
    }

    // 附件： with nothing behind it: the names stand below, with or without numbers.
    private static bool IsAlone((int Line, int LabelLength, string Rule) note, TextSpan label) => label.Length - note.LabelLength <= 1;

    private bool IsPlainName(string text, Line line) =>
        line.Number is null && line.Kind != BlockKind.TableCell && line.Span.Length < LongestName
        && text.AsSpan(line.Span.Start, line.Span.Length).IndexOfAny("。：:") < 0
        && Is("attachment-ends", text, line.Span) && !Is("organs", text, line.Span);

    // A name broken over two lines: the first does not end like a name, and the second is no line of its own kind.
    private bool IsContinuation(string text, Line line, Fact<string> name) =>
        line.Number is null && line.Kind != BlockKind.TableCell && line.Span.Length < LongestName / 2
        && !_rules["attachment-ends"].IsMatch(name.Value) && !Is("attachment-notes", text, line.Span)
        && Is("attachment-ends", text, line.Span)
        && !Is("organs", text, line.Span);

    private void AddNames(string text, TextSpan span, (string Rule, int Number) list, List<Fact<string>> names)
    {
        span = LineReader.Trim(text, span);
        var read = OutlineNumberReader.Read(text.AsSpan(span.Start, span.Length));
        var number = read?.Value ?? list.Number;
        span = LineReader.Trim(text, TextSpan.Between(span.Start + LengthOfNumber(text, span, read, number), span.End));

        // 附件：1.台账 2.汇总表: several names on one line, the next right behind one that ends as a name does.
        var rest = text.AsSpan(span.Start, span.Length);
        for (var i = 1; i + 2 < rest.Length; i++)
        {
            var isApart = char.IsWhiteSpace(rest[i - 1]) || rest[i - 1] is '；' or ';' or '》';
            if ((isApart || char.IsAsciiDigit(rest[i])) && OutlineNumberReader.Read(rest[i..]) is { Style: NumberStyle.Arabic } next && next.Length > next.Text.Length && i + next.Length < rest.Length
                && (isApart || (next.Value == number + 1 && EndsName(rest[..i]) && !char.IsAscii(rest[i + next.Length]))))
            {
                Add(TextSpan.Between(span.Start, span.Start + i));
                AddNames(text, TextSpan.Between(span.Start + i, span.End), (list.Rule, next.Value), names);
                return;
            }
        }

        Add(span);

        void Add(TextSpan name)
        {
            name = Bare(text, name);
            if (name.Length is >= 2 and <= LongestName && text.AsSpan(name.Start, name.Length).IndexOfAnyExceptInRange('0', '9') >= 0
                && (Match("attachment-starts", text, name) is not { } label || label.Match.Groups["name"].Success))
            {
                names.Add(new Fact<string>(text.Substring(name.Start, name.Length), new Evidence(name, list.Rule, 0.9)));
            }
        }
    }

    private bool EndsName(ReadOnlySpan<char> name) => name[^1] is '）' or ')' || _rules["attachment-ends"].IsMatch(name[^Math.Min(name.Length, LongestName)..]);

    // Without 《》, extension, download words and marks.
    private TextSpan Bare(string text, TextSpan span)
    {
        for (var before = span with { Length = span.Length + 1 }; span.Length < before.Length;)
        {
            before = span;
            foreach (var row in _rules["attachment-trims"])
            {
                if (row.Pattern.Match(text.Substring(span.Start, span.Length)) is { Success: true } match && match.Groups["name"] is { Length: > 0 } name)
                {
                    span = LineReader.Trim(text, new TextSpan(span.Start + name.Index, name.Length));
                    break;
                }
            }
        }

        return LineReader.Trim(text, span);
    }

    private (Fact<string> Name, int NameLines)? TextStart(string text, ImmutableArray<Line> lines, int i, List<Fact<string>> names)
    {
        if (names.Exists(n => Spacing.BeginAlike(n.Value, text.AsSpan(lines[i].Span.Start, lines[i].Span.Length))) && ListedAttachments.Find(text, lines, i, names) is { } listed)
        {
            return listed;
        }

        if (Match("attachment-starts", text, lines[i].Span) is not { } start)
        {
            return null;
        }

        if (start.Match.Groups["name"] is { Length: > 1 } name)
        {
            var span = Bare(text, new TextSpan(lines[i].Span.Start + name.Index, name.Length));
            return (new Fact<string>(text.Substring(span.Start, span.Length), new Evidence(span, start.Rule, 0.85)), 0);
        }

        var last = i;
        while (last + 1 < lines.Length && last - i < MostNameLines && (last == i || GoesOn(last) || Is("attachment-ends", text, lines[last + 1].Span)) && lines[last + 1].Number is null && lines[last + 1].Kind != BlockKind.TableCell
            && lines[last + 1].Span.Length < LongestName && text.AsSpan(lines[last + 1].Span.Start, lines[last + 1].Span.Length).IndexOfAny("。：:") < 0)
        {
            last++;
            if (!GoesOn(last) && Is("attachment-ends", text, lines[last].Span))
            {
                break;
            }
        }

        if (last == i)
        {
            return (new Fact<string>("附件", new Evidence(lines[i].Span, start.Rule, 0.6)), 0);
        }

        var whole = TextSpan.Between(lines[i + 1].Span.Start, lines[last].Span.End);
        return (new Fact<string>(Spacing.Squeeze(text, whole), new Evidence(whole, start.Rule, 0.85)), last - i);

        bool GoesOn(int line) => ListedAttachments.GoesOn(text, TextSpan.Between(lines[i + 1].Span.Start, lines[line].Span.End), names);
    }

    // The group `label`, where a row looks at what follows the label too.
    private static int LabelLength(System.Text.RegularExpressions.Match note) =>
        note.Groups["label"] is { Success: true } label ? label.Length : note.Length;

    private bool Is(string table, string text, TextSpan span) =>
        span.Length <= 2 * LongestName && _rules[table].IsMatch(text.AsSpan(span.Start, span.Length));

    private (System.Text.RegularExpressions.Match Match, string Rule)? Match(string table, string text, TextSpan span) =>
        span.Length > 2 * LongestName ? null : _rules.FirstMatch(table, text.AsSpan(span.Start, span.Length));
}
