using System.Collections.Immutable;

namespace Gongwen.Extract;

/// <summary>Everything of a notice that is not its body text: the GB/T 9704 elements and where the body lies between them.</summary>
internal sealed record Frame
{
    public Fact<string>? Title { get; init; }

    /// <summary>The title of the plan that a cover notice carries; null when it carries none.</summary>
    public Fact<string>? CarriedTitle { get; init; }

    public Fact<string>? DocumentNumber { get; init; }

    public ImmutableArray<Fact<string>> MainRecipients { get; init; } = [];

    public ImmutableArray<Fact<string>> SigningAuthorities { get; init; } = [];

    public Fact<NoticeDate>? DocumentDate { get; init; }

    public ImmutableArray<Fact<string>> Attachments { get; init; } = [];

    public ImmutableArray<Fact<string>> CopyRecipients { get; init; } = [];

    public Fact<string>? PrintingOffice { get; init; }

    public Fact<NoticeDate>? PrintDate { get; init; }

    /// <summary>The zone of each line.</summary>
    public required ImmutableArray<LineZone> Zones { get; init; }

    /// <summary>The lines at which the text of an attachment begins, and the attachment's name.</summary>
    public ImmutableDictionary<int, Fact<string>> AttachmentStarts { get; init; } = ImmutableDictionary<int, Fact<string>>.Empty;

    public bool InBody(int line) => Zones[line] == LineZone.Body;

    public Fact<string>? AttachmentAt(int line) => AttachmentStarts.GetValueOrDefault(line);

    /// <summary>The frame of a page that shows the titles, organs and dates of others: none is its own.</summary>
    public Frame WithoutElements() => new() { Zones = Zones, AttachmentStarts = AttachmentStarts };

    /// <summary>For each line, where the run of body lines that holds it ends.</summary>
    public int[] RunEnds(ImmutableArray<Line> lines)
    {
        var ends = new int[lines.Length];
        for (var i = lines.Length - 1; i >= 0; i--)
        {
            ends[i] = i + 1 < lines.Length && InBody(i + 1) ? ends[i + 1] : lines[i].Span.End;
        }

        return ends;
    }
}
