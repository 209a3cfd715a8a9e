using System.Collections.Immutable;
using Gongwen.Ingest;
using NodaTime;

namespace Gongwen.Extract;

/// <summary>What is known of a notice once its frame and outline are read: what assignments, phases and deadlines are read from.</summary>
internal sealed record Reading
{
    /// <summary>The clean text.</summary>
    public required string Text { get; init; }

    /// <summary>The logical lines, in order; one line of a page may hold several.</summary>
    public required ImmutableArray<Line> Lines { get; init; }

    /// <summary>The data tables that the page marked as such.</summary>
    public required ImmutableArray<Table> Tables { get; init; }

    /// <summary>From the end of title and 主送机关 to the start of signature; attachments' text that follows is outside.</summary>
    public required TextSpan Body { get; init; }

    /// <summary>The outline.</summary>
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>The title; null when there is none.</summary>
    public required string? Title { get; init; }

    /// <summary>成文日期, else the nearest evidence for it (印发日期, 发布日期); null when there is none.</summary>
    public required LocalDate? Date { get; init; }

    /// <summary>Index of the innermost section whose <see cref="Section.Own"/> holds <paramref name="position"/>; -1 when none does.</summary>
    public int SectionAt(int position)
    {
        var (low, high) = (0, Sections.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Sections[middle].Own.Start <= position ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && position < Sections[low - 1].Own.End ? low - 1 : -1;
    }
}
