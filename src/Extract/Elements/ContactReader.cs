using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads 联系人 and 联系电话: names and numbers behind their labels.</summary>
internal sealed class ContactReader(RuleTables rules)
{
    // Names and numbers of one label stand within a line or two.
    private const int Reach = 120;
    private const int MostLines = 3;
    private const double Confidence = 0.85;

    private static readonly char[] Separators = [.. " \u00A0\u3000\t\n、，,；;：:/（）()"];

    private readonly Pattern _label = Joined(rules, "label", "phone-label");
    private readonly Pattern _phoneLabel = Joined(rules, "phone-label");
    private readonly Pattern _number = Joined(rules, "phone", "mail");
    private readonly Pattern _mail = Joined(rules, "mail");
    private readonly Pattern _name = Joined(rules, "name");
    private readonly Pattern _stop = Joined(rules, "stop");

    /// <summary>The contacts of a notice, in order of the text.</summary>
    public ImmutableArray<Contact> Read(string text)
    {
        var found = ImmutableArray.CreateBuilder<Contact>();
        var labels = _label.Matches(text).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            var start = labels[i].Index + labels[i].Length;
            var next = i + 1 < labels.Count ? labels[i + 1].Index : text.Length;
            var isPhoneLabel = _phoneLabel.IsMatch(labels[i].Value) && found.Count > 0 && found[^1].Phones.IsEmpty;
            var zone = Zone(text, start, next);
            if (isPhoneLabel && zone.Names.Count == 0 && zone.Numbers.Count > 0 && start - found[^1].Evidence.Span!.Value.End < Reach)
            {
                Complete(found, zone.Numbers);
                continue;
            }

            found.AddRange(Pair(zone.Names, zone.Numbers));
        }

        return found.ToImmutable();
    }

    private (List<(TextSpan Span, string Value)> Names, List<(TextSpan Span, string Value)> Numbers) Zone(string text, int start, int next)
    {
        var end = Math.Min(Math.Min(next, text.Length), start + Reach);
        for (var (i, lines) = (start, 0); i < end; i++)
        {
            if (text[i] == '\n' && ++lines == MostLines)
            {
                end = i;
            }
        }

        var zone = text[start..end];
        if (_stop.Match(zone) is { Success: true } stop)
        {
            zone = zone[..stop.Index];
        }

        var numbers = _number.Matches(zone).Select(m => (new TextSpan(start + m.Index, m.Length), m.Value)).ToList();
        return (Names(zone, start, numbers), numbers);
    }

    // 王 雪: a name of two characters is set apart by a space to be as wide as one of three.
    private List<(TextSpan Span, string Value)> Names(string zone, int offset, List<(TextSpan Span, string Value)> numbers)
    {
        var words = new List<TextSpan>();
        for (var start = 0; start < zone.Length;)
        {
            var length = zone.AsSpan(start).IndexOfAny(Separators) is var at and >= 0 ? at : zone.Length - start;
            words.Add(new TextSpan(start, WithoutNumber(length)));
            start += length + 1;

            int WithoutNumber(int whole) =>
                numbers.Where(n => n.Span.Start - offset > start && n.Span.Start - offset < start + whole).Select(n => n.Span.Start - offset - start).DefaultIfEmpty(whole).Min();
        }

        var names = new List<(TextSpan, string)>();
        for (var i = 0; i < words.Count; i++)
        {
            var isSpaced = words[i].Length == 1 && i + 1 < words.Count && words[i + 1].Length == 1 && zone[words[i].End] is ' ' or '\u3000';
            var span = isSpaced ? TextSpan.Between(words[i].Start, words[++i].End) : words[i];
            var name = Spacing.Squeeze(zone, span);
            if (_name.IsMatch(name))
            {
                names.Add((new TextSpan(offset + span.Start, span.Length), name));
            }
        }

        return names;
    }

    // Each number belongs to the name before it; where all names come first, numbers of equal count go one to one, else to all.
    private IEnumerable<Contact> Pair(List<(TextSpan Span, string Value)> names, List<(TextSpan Span, string Value)> numbers)
    {
        if (names.Count == 0)
        {
            return numbers.Count == 0 ? [] : [Of(null, numbers)];
        }

        var namesFirst = numbers.Count > 0 && numbers[0].Span.Start > names[^1].Span.Start;
        return names.Select((name, i) => Of(name, namesFirst switch
        {
            true when numbers.Count == names.Count => [numbers[i]],
            true => numbers,
            false => [.. numbers.Where(n => n.Span.Start > name.Span.Start && (i + 1 == names.Count || n.Span.Start < names[i + 1].Span.Start))],
        }));
    }

    // 联系电话 on the line below 联系人.
    private void Complete(ImmutableArray<Contact>.Builder contacts, List<(TextSpan Span, string Value)> numbers)
    {
        var first = contacts.Count;
        while (first > 0 && contacts[first - 1].Phones.IsEmpty && contacts[first - 1].Emails.IsEmpty)
        {
            first--;
        }

        var count = contacts.Count - first;
        for (var i = first; i < contacts.Count; i++)
        {
            var own = numbers.Count == count ? [numbers[i - first]] : numbers;
            contacts[i] = Of((contacts[i].Evidence.Span!.Value, contacts[i].Name!), own);
        }
    }

    private Contact Of((TextSpan Span, string Value)? name, List<(TextSpan Span, string Value)> numbers)
    {
        var spans = numbers.Select(n => n.Span).Concat(name is { } named ? [named.Span] : []).ToList();
        var span = TextSpan.Between(spans.Min(s => s.Start), spans.Max(s => s.End));
        var mails = numbers.Where(n => _mail.IsMatch(n.Value)).Select(n => n.Value).ToImmutableArray();
        return new Contact(name?.Value, [.. numbers.Select(n => n.Value).Except(mails)], mails, new Evidence(span, "contact.label", Confidence));
    }

    private static Pattern Joined(RuleTables rules, params string[] uses) =>
        new(string.Join('|', rules["contacts"].Where(r => uses.Contains(r["use"])).Select(r => r["pattern"])));
}
