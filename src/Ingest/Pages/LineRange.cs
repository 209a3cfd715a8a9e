namespace Gongwen.Ingest;

/// <summary>Lines from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
internal readonly record struct LineRange(int Start, int End)
{
    public bool IsEmpty => End <= Start;

    public IEnumerable<int> Lines => Enumerable.Range(Start, Math.Max(0, End - Start));

    public bool Contains(int line) => Start <= line && line < End;
}
