using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>What the lines of a document have shown so far of how it was broken.</summary>
/// <param name="chains">Those in question; not more than 32.</param>
internal sealed class ChainEvidence(ImmutableArray<Chain> chains)
{
    // So many characters in lines that convince by themselves, and half of all lines that look broken, are beyond doubt.
    private const int BeyondDoubt = 12;

    private readonly (int Lines, int Characters)[] _convinced = new (int, int)[chains.Length];
    private readonly int[] _alarmed = new int[8 * sizeof(Signs)];

    /// <summary>The chains that are beyond doubt, a bit for each.</summary>
    public uint Sure { get; private set; }

    /// <summary>That of the line which convinced last.</summary>
    public Chain? Usual { get; private set; }

    /// <summary>Whether it is beyond doubt that the document was broken so.</summary>
    public bool IsBeyondDoubt(Chain chain) => Sure != 0 && (Sure & (1u << chains.IndexOf(chain))) != 0;

    /// <summary>What lines hold that were broken so as is beyond doubt.</summary>
    public Signs SignsOf(uint sure)
    {
        var signs = Signs.None;
        for (var i = 0; sure != 0; sure >>= 1, i++)
        {
            signs |= (sure & 1) != 0 ? chains[i].Signs : Signs.None;
        }

        return signs;
    }

    /// <summary>Takes in a line that looked broken.</summary>
    /// <param name="signs">Which it holds.</param>
    /// <param name="convinced">How it was broken, if it convinces by itself.</param>
    /// <param name="characters">How many characters that concerns.</param>
    public void Add(Signs signs, Chain? convinced, int characters)
    {
        for (var bit = 0; bit < _alarmed.Length; bit++)
        {
            _alarmed[bit] += ((int)signs >> bit) & 1;
        }

        if (convinced is not null)
        {
            ref var before = ref _convinced[chains.IndexOf(convinced)];
            before = (before.Lines + 1, before.Characters + characters);
            Usual = convinced;
        }

        Sure = 0;
        for (var i = 0; i < chains.Length; i++)
        {
            var (lines, known) = _convinced[i];
            Sure |= known >= BeyondDoubt && lines * 2 >= _alarmed[int.TrailingZeroCount((int)chains[i].Signs)] ? 1u << i : 0;
        }
    }
}
