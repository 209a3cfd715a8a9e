namespace Gongwen.Store;

/// <summary>Documents by how well they fit, the best first; of equals the one with the smaller slot.</summary>
internal static class Ranking
{
    /// <summary>All slots of <paramref name="found"/> in that order. Only as many are put in order as are taken.</summary>
    /// <param name="found">The documents.</param>
    /// <param name="scores">How well each fits, by slot.</param>
    /// <param name="wanted">How many will probably be taken.</param>
    public static IEnumerable<int> Best(SlotSet found, float[] scores, int wanted)
    {
        for (var (given, most) = (0, Math.Max(64, wanted * 2)); ; most *= 8)
        {
            var best = Best(found, scores, most, out var all);
            for (; given < best.Length; given++)
            {
                yield return best[given];
            }

            if (all)
            {
                yield break;
            }
        }
    }

    private static int[] Best(SlotSet found, float[] scores, int most, out bool all)
    {
        // The worst of those kept is on top, to be thrown out first.
        var kept = new PriorityQueue<int, (float Score, int NegatedSlot)>(most + 1);
        all = true;
        foreach (var slot in found.Slots())
        {
            var rank = (scores[slot], -slot);
            if (kept.Count < most)
            {
                kept.Enqueue(slot, rank);
            }
            else
            {
                all = false;
                if (kept.TryPeek(out _, out var worst) && rank.CompareTo(worst) > 0)
                {
                    kept.DequeueEnqueue(slot, rank);
                }
            }
        }

        var order = new int[kept.Count];
        for (var i = order.Length - 1; i >= 0; i--)
        {
            order[i] = kept.Dequeue();
        }

        return order;
    }
}
