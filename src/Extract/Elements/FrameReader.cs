using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads the GB/T 9704 elements around the body, and so where the body lies.</summary>
internal sealed class FrameReader(RuleTables rules)
{
    private const int MostCarriedTitleLines = 6;
    private const int FewestSections = 2;

    private readonly FrontReader _front = new(rules);
    private readonly SignatureReader _signatures = new(rules);
    private readonly AttachmentReader _attachments = new(rules);
    private readonly ColophonReader _colophons = new(rules);
    private readonly RuleTables _rules = rules;

    public Frame Read(string text, ImmutableArray<Line> lines)
    {
        var zones = new LineZone[lines.Length];
        var front = _front.Read(text, lines, zones);
        ContentsList.Mark(text, lines, zones);
        var colophon = _colophons.Read(text, lines, zones);
        var bodyStart = zones.TakeWhile(z => z == LineZone.Front).Count();
        var signature = _signatures.Read(text, lines, bodyStart, zones);
        var carried = signature is null ? null : CarriedTitle(text, lines, signature.EndLine, zones);
        var attachments = WithoutCarriedPlan(_attachments.Read(text, lines, signature?.EndLine ?? 0, zones), lines, zones)
            .WithoutRepeatedFiles((front.Title ?? carried)?.Value, AttachmentReader.FileRule);
        return new Frame
        {
            Title = front.Title ?? (front.MainRecipients.IsEmpty ? carried : null),
            CarriedTitle = carried,
            DocumentNumber = front.DocumentNumber ?? NumberBelow(text, lines, signature),
            MainRecipients = front.MainRecipients,
            SigningAuthorities = signature is { Authorities.Length: > 0 } ? signature.Authorities
                : _signatures.Undated(text, lines, zones) is { IsEmpty: false } undated ? undated
                : WithoutSignature(front),
            DocumentDate = signature is { Authorities.IsEmpty: false } ? signature.Date : front.Date ?? signature?.Date,
            Attachments = attachments.Names,
            AttachmentStarts = attachments.Starts,
            CopyRecipients = colophon.CopyRecipients,
            PrintingOffice = colophon.PrintingOffice,
            PrintDate = colophon.PrintDate,
            Zones = [.. zones],
        };
    }

    // The title of the plan that a cover notice carries stands right after the cover's signature.
    private Fact<string>? CarriedTitle(string text, ImmutableArray<Line> lines, int from, LineZone[] zones)
    {
        while (from < lines.Length && zones[from] == LineZone.Colophon)
        {
            from++;
        }

        var to = from;
        while (to < lines.Length && to - from < MostCarriedTitleLines && lines[to].Number is null && lines[to].Kind != BlockKind.TableCell
            && text.AsSpan(lines[to].Span.Start, lines[to].Span.Length).IndexOf('。') < 0 && lines[to].Span.Length < 100)
        {
            to++;
        }

        var title = _front.TitleIn(text, lines, from, to);

        // Below 附件1 it is the name of an attachment.
        if (title?.Evidence.Span is { } span && !lines.Skip(from).TakeWhile(l => l.Span.Start < span.End).Any(l => text[l.Span.Start] == '附'))
        {
            for (var i = from; i < to && lines[i].Span.Start < span.End; i++)
            {
                zones[i] = LineZone.Front;
            }
        }

        return title;
    }

    // Some sites print the number under all of the text.
    private Fact<string>? NumberBelow(string text, ImmutableArray<Line> lines, Signature? signature) =>
        signature is { EndLine: var last } && last == lines.Length - 1 ? _front.NumberIn(text, lines[last]) : null;

    // 附件 above the plan that the cover notice carries opens no attachment: the plan is the notice.
    private Attachments WithoutCarriedPlan(Attachments attachments, ImmutableArray<Line> lines, LineZone[] zones)
    {
        if (attachments.Starts.IsEmpty)
        {
            return attachments;
        }

        var (line, name) = attachments.Starts.MinBy(s => s.Key);
        var signed = zones.AsSpan(0, line).LastIndexOf(LineZone.Signature);
        if (!_rules["title-plans"].IsMatch(name.Value) || zones.AsSpan(signed + 1, line - signed - 1).Contains(LineZone.Body) || IsDivided(lines, zones, signed))
        {
            return attachments;
        }

        zones[line] = LineZone.Front;
        return attachments with { Starts = attachments.Starts.Remove(line) };
    }

    // A notice with main sections of its own above its signature is no cover.
    private static bool IsDivided(ImmutableArray<Line> lines, LineZone[] zones, int signed) =>
        Enumerable.Range(0, Math.Max(0, signed)).Count(i => zones[i] == LineZone.Body && lines[i].Number is { Style: NumberStyle.Chinese }) >= FewestSections;

    // With no signature the organ named in the title signs, else the one of the red head.
    private ImmutableArray<Fact<string>> WithoutSignature(Front front)
    {
        if (front.Title is { } title && _rules.FirstMatch("title-signers", title.Value) is { } found)
        {
            var names = found.Match.Groups["organ"].Value.Split([' ', '\t', '\u00A0', '\u3000', '、'], StringSplitOptions.RemoveEmptyEntries);
            return [.. names.Select(n => new Fact<string>(n, title.Evidence with { Rule = found.Rule, Confidence = 0.8 }))];
        }

        return front.Mark is { } mark ? [mark] : [];
    }
}
