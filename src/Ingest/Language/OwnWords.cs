namespace Gongwen.Ingest;

/// <summary>How usual pairs of characters are in one document: its subject, names and places come again and again.</summary>
internal sealed class OwnWords
{
    // Half of what is expected is what the document said before, half what all documents say; a pair seen once is half a habit.
    private const double Share = 0.5;
    private const double Once = 0.5;

    private readonly Dictionary<int, int> _cost = [];
    private readonly HashSet<(char First, char Second, char Third)> _triples = [];

    /// <param name="text">Of the document.</param>
    /// <param name="isSound">Whether a line of it is no rubbish.</param>
    public OwnWords(string text, Func<ReadOnlySpan<char>, bool> isSound)
    {
        var pairs = new Dictionary<int, int>();
        var firsts = new Dictionary<char, int>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            for (var i = 1; i < line.Length && (i > 1 || isSound(line)); i++)
            {
                if (line[i - 1] >= 0x80 && line[i] >= 0x80)
                {
                    var key = Key(line[i - 1], line[i]);
                    pairs[key] = pairs.GetValueOrDefault(key) + 1;
                    firsts[line[i - 1]] = firsts.GetValueOrDefault(line[i - 1]) + 1;
                    if (i > 1 && line[i - 2] >= 0x80)
                    {
                        _triples.Add((line[i - 2], line[i - 1], line[i]));
                    }
                }
            }
        }

        foreach (var (key, times) in pairs)
        {
            _cost[key] = (int)(-ProseModel.Bit * Math.Log2(Share * (times - Once) / firsts[(char)(key >> 16)]));
        }
    }

    /// <summary>Every three characters in a row.</summary>
    public IReadOnlySet<(char First, char Second, char Third)> Triples => _triples;

    /// <summary>Cost of <paramref name="c"/> after <paramref name="before"/>, in the units of <see cref="ProseModel"/>.</summary>
    public int Cost(char before, char c) => _cost.GetValueOrDefault(Key(before, c), int.MaxValue);

    private static int Key(char first, char second) => (first << 16) | second;
}
