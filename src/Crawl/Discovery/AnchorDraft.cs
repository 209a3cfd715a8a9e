namespace Gongwen.Crawl;

/// <summary>A link while its page is being read: positions count in the page's text, ends excluded.</summary>
internal sealed class AnchorDraft(Anchor anchor, string link, string tip)
{
    private const int MostSurroundings = 6;

    /// <summary>What is known from the element itself.</summary>
    public Anchor Anchor { get; } = anchor;

    /// <summary>What the <c>href</c> says.</summary>
    public string Link { get; } = link;

    /// <summary>What the <c>title</c> says.</summary>
    public string Tip { get; } = tip;

    /// <summary>Where its words begin.</summary>
    public int Start { get; set; }

    /// <summary>Where its words end.</summary>
    public int End { get; set; }

    /// <summary>Whether it may be the entry of a list: short words are labels and menus.</summary>
    public bool IsEntry { get; set; }

    /// <summary>The number of the entry; links in a row that lead to one page share it.</summary>
    public int Entry { get; set; } = -1;

    /// <summary>The elements around it that hold no other entry, the narrowest first.</summary>
    public List<(int Start, int End)> Surroundings { get; } = [];

    /// <summary>Adds an element around it.</summary>
    public void Add(int start, int end)
    {
        if (Surroundings.Count < MostSurroundings && end - start > (Surroundings.Count == 0 ? End - Start : Surroundings[^1].End - Surroundings[^1].Start))
        {
            Surroundings.Add((start, end));
        }
    }
}
