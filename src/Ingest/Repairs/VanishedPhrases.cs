namespace Gongwen.Ingest;

/// <summary>Three characters of which the one in the middle vanished with a byte of either neighbour.</summary>
/// <remarks>Any character may; worth a thought are those that are known to stand together.</remarks>
internal sealed class VanishedPhrases
{
    private static readonly Lazy<VanishedPhrases> Shared = new(() => new VanishedPhrases(PhraseModel.Instance.Triples()));

    private readonly Dictionary<int, List<Edge>> _between = [];
    private readonly Dictionary<int, List<Edge>> _atEnd = [];

    public VanishedPhrases(IEnumerable<(char First, char Second, char Third)> triples)
    {
        foreach (var (first, second, third) in triples)
        {
            var (one, two, three) = (Gbk.Code(first), Gbk.Code(second), Gbk.Code(third));
            if (VanishingPairs.Vanish(one & 0xFF, two >> 8) && VanishingPairs.Vanish(two & 0xFF, three >> 8))
            {
                Add(_between, ((one >> 8) << 8) | (three & 0xFF), new Edge(2, first, second, third, 0));
                if (third is '）' or '。')
                {
                    Add(_atEnd, one >> 8, new Edge(1, first, second, third, 0));
                }
            }
        }
    }

    /// <summary>Those of all Chinese prose.</summary>
    public static VanishedPhrases OfProse => Shared.Value;

    /// <summary>Those of which the first byte and the last one are left.</summary>
    public List<Edge> Between(int first, int last) => _between.GetValueOrDefault((first << 8) | last) ?? [];

    /// <summary>Those that end a line, of which only the first byte is left.</summary>
    public List<Edge> AtEnd(int first) => _atEnd.GetValueOrDefault(first) ?? [];

    private static void Add(Dictionary<int, List<Edge>> all, int key, Edge edge)
    {
        if (all.TryGetValue(key, out var edges))
        {
            edges.Add(edge);
        }
        else
        {
            all[key] = [edge];
        }
    }
}
