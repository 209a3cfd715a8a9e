using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Keeps count of the running text that a page shows and of what it hides, by the marks in it.</summary>
/// <remarks>A body is never hidden for good: a script shows it once the page has loaded, or copies it out of a form's field.</remarks>
internal sealed class HiddenParts
{
    // Fewer are a form, a menu or a message of the site.
    private const int FewestMarks = 6;

    private const int ShortestClause = 6;

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。；");

    private readonly List<(int Element, int Marks)> _parts = [];
    private int _shown;

    /// <summary>Opens a hidden part.</summary>
    /// <returns>Its number.</returns>
    public int Open(int element)
    {
        _parts.Add((element, 0));
        return _parts.Count - 1;
    }

    /// <summary>Counts text of a hidden part.</summary>
    public void Hide(int part, string text) => _parts[part] = _parts[part] with { Marks = _parts[part].Marks + Count(text) };

    /// <summary>Counts text that shows.</summary>
    public void Show(string text) => _shown += text.Length < ShortestClause ? 0 : Count(text);

    /// <summary>The hidden element that holds more running text than all that shows; -1 when none does.</summary>
    public int Body => _parts.Count > 0 && _parts.MaxBy(p => p.Marks) is var largest && largest.Marks >= FewestMarks && largest.Marks > _shown
        ? largest.Element
        : -1;

    private static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (text.IndexOfAny(Marks) is >= 0 and var next)
        {
            count++;
            text = text[(next + 1)..];
        }

        return count;
    }
}
