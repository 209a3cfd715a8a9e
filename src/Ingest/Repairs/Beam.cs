using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>The ways that are still worth going, by the position they have come to.</summary>
/// <remarks>Of those that go on alike only the cheapest; of all only the cheapest few; none that is far behind the best.</remarks>
internal sealed class Beam
{
    private const int Width = 24;
    private const int Reach = 8; // more than the longest edge; a power of two
    private const int Hopeless = 8 * ProseModel.Bit; // behind the best, besides what it costs to change over
    private const int None = int.MaxValue / 2;

    private readonly List<Way> _ways = [];
    private readonly Way[] _waiting = new Way[Reach * Width];
    private readonly ulong[] _standpoints = new ulong[Reach * Width];
    private readonly int[] _counts = new int[Reach];
    private readonly int[] _leastAnew = new int[Reach];
    private readonly int[] _leastStanding = new int[Reach];
    private Prices _prices;

    /// <summary>The ways of all positions that are settled.</summary>
    public ReadOnlySpan<Way> Ways => CollectionsMarshal.AsSpan(_ways);

    /// <summary>Forgets all ways.</summary>
    public void Clear(Prices prices)
    {
        _prices = prices;
        _ways.Clear();
        _counts.AsSpan().Clear();
        _leastAnew.AsSpan().Fill(None);
        _leastStanding.AsSpan().Fill(None);
    }

    /// <summary>What a way may cost that comes to a position with text read anew, as far as is known.</summary>
    public int MostAnew(int position)
    {
        var slot = position & (Reach - 1);
        return Math.Min(_leastAnew[slot], _leastStanding[slot] + _prices.Entry) + Hopeless;
    }

    /// <summary>What a way may cost that comes to a position with text as it stands, as far as is known.</summary>
    public int MostStanding(int position)
    {
        var slot = position & (Reach - 1);
        return Math.Min(_leastStanding[slot], _leastAnew[slot] + _prices.Exit) + Hopeless;
    }

    /// <summary>Moves the ways that wait at a position to <see cref="Ways"/>, the best first, without the hopeless ones.</summary>
    /// <returns>The index of the first.</returns>
    public int Settle(int position)
    {
        var (first, slot) = (_ways.Count, position & (Reach - 1));
        var (anew, standing) = (MostAnew(position), MostStanding(position));
        foreach (ref readonly var way in _waiting.AsSpan(slot * Width, _counts[slot]))
        {
            if (way.Cost <= (way.IsAnew ? anew : standing))
            {
                _ways.Add(way);
            }
        }

        (_counts[slot], _leastAnew[slot], _leastStanding[slot]) = (0, None, None);
        if (_ways.Count > first + 2)
        {
            // The best first: what follows the others is then soon found hopeless.
            CollectionsMarshal.AsSpan(_ways)[first..].Sort(static (a, b) => a.Cost.CompareTo(b.Cost));
        }

        return first;
    }

    /// <summary>Lets a way wait at the position that it has come to.</summary>
    public void Add(int position, in Way way)
    {
        var slot = position & (Reach - 1);
        ref var least = ref (way.IsAnew ? _leastAnew : _leastStanding)[slot];
        least = Math.Min(least, way.Cost);
        var (from, standpoint) = (slot * Width, way.Standpoint);
        var at = _standpoints.AsSpan(from, _counts[slot]).IndexOf(standpoint);
        if (at < 0 && _counts[slot] < Width)
        {
            at = _counts[slot]++;
        }
        else
        {
            at = at < 0 ? Dearest(_waiting.AsSpan(from, Width)) : at;
            if (way.Cost >= _waiting[from + at].Cost)
            {
                return;
            }
        }

        (_waiting[from + at], _standpoints[from + at]) = (way, standpoint);
    }

    private static int Dearest(ReadOnlySpan<Way> ways)
    {
        var dearest = 0;
        for (var i = 1; i < ways.Length; i++)
        {
            dearest = ways[i].Cost > ways[dearest].Cost ? i : dearest;
        }

        return dearest;
    }
}
