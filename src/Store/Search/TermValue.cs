namespace Gongwen.Store;

/// <summary>How a term stands in a document: twice two flags, then how often it stands in the text.</summary>
internal static class TermValue
{
    /// <summary>It stands in the title.</summary>
    public const uint Title = 1;

    /// <summary>It stands in a heading.</summary>
    public const uint Heading = 2;

    /// <summary>It stands in the text one time (more).</summary>
    public const uint Once = 4;

    // A word in the title says more than the same word somewhere in a long text.
    private const uint TitleWeight = 12;
    private const uint HeadingWeight = 4;

    /// <summary>Two values of the same document together.</summary>
    public static uint Add(uint value, uint more) => (value & ~3u) + (more & ~3u) | ((value | more) & 3u);

    /// <summary>The value of a phrase whose terms have these two values: the rarer of them, and a field only when both stand in it.</summary>
    public static uint Least(uint value, uint other) => Math.Min(value & ~3u, other & ~3u) | (value & other & 3u);

    /// <summary>How much the occurrences weigh together.</summary>
    public static uint Weight(uint value) => (value >> 2) + ((value & Title) != 0 ? TitleWeight : 0) + ((value & Heading) != 0 ? HeadingWeight : 0);
}
