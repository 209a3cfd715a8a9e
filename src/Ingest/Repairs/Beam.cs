using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>The ways that are still worth going, by the position they have come to.</summary>
/// <remarks>Of those that go on alike only the cheapest; of all only the cheapest few; none that is far behind the best.</remarks>
internal sealed class Beam
{
    private const int Width = 24;
    private const int Reach = 8; // more than the longest edge; a power of two
    private const int Hopeless = 8 * ProseModel.Bit; // behind the best, besides what it costs to change over
    private const int Passing = ProseModel.Broken; // who gave one byte up has paid so much, and may be the one who has found the right pairs again
    private const int None = int.MaxValue / 2;

    private readonly List<Step> _steps = [];
    private readonly Way[] _ways = new Way[Width];
    private readonly Way[] _waiting = new Way[Reach * Width];
    private readonly Step[] _last = new Step[Reach * Width];
    private readonly ulong[] _standpoints = new ulong[Reach * Width];
    private readonly int[] _counts = new int[Reach];
    private readonly int[] _leastAnew = new int[Reach];
    private readonly int[] _leastStanding = new int[Reach];
    private Prices _prices;
    private int _position;

    /// <summary>The steps of all ways that were settled.</summary>
    public ReadOnlySpan<Step> Steps => CollectionsMarshal.AsSpan(_steps);

    /// <summary>Forgets all ways.</summary>
    public void Clear(Prices prices)
    {
        (_prices, _position) = (prices, -1);
        _steps.Clear();
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

    /// <summary>The ways that have come to a position, the best first, without the hopeless ones.</summary>
    /// <param name="position">Next after the one before.</param>
    public ReadOnlySpan<Way> Settle(int position)
    {
        _position = position;
        var (slot, count) = (position & (Reach - 1), 0);
        var (anew, standing) = (MostAnew(position), MostStanding(position));
        for (var i = slot * Width; i < (slot * Width) + _counts[slot]; i++)
        {
            ref readonly var way = ref _waiting[i];
            if (way.Cost <= (way.IsAnew ? anew : standing))
            {
                var at = count++;
                for (; at > 0 && _ways[at - 1].Cost > way.Cost; at--)
                {
                    _ways[at] = _ways[at - 1]; // the best first: what follows the others is then soon found hopeless
                }

                _ways[at] = way with { Last = _steps.Count };
                _steps.Add(_last[i]);
            }
        }

        (_counts[slot], _leastAnew[slot], _leastStanding[slot]) = (0, None, None);
        return _ways.AsSpan(0, count);
    }

    /// <summary>Lets a way wait at the position that a step brings it to.</summary>
    public void Add(int position, in Written text, bool isAnew, in Step step)
    {
        // It passes all positions before: whoever comes to one of them and is much dearer already falls behind.
        var least = isAnew ? _leastAnew : _leastStanding;
        for (var passed = _position + 1; passed <= position; passed++)
        {
            ref var known = ref least[passed & (Reach - 1)];
            known = Math.Min(known, passed < position ? text.Cost + Passing : text.Cost);
        }

        var (way, slot) = (new Way(text, isAnew, -1), position & (Reach - 1));
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

        (_waiting[from + at], _last[from + at], _standpoints[from + at]) = (way, step, standpoint);
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
