using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Store;

/// <summary>What counts in names of organs, units and campaigns when they are compared: letters, digits and hanzi, folded.</summary>
internal static class NameLetters
{
    /// <summary>The code points that count, in order.</summary>
    public static ImmutableArray<int> Of(string name)
    {
        var letters = ImmutableArray.CreateBuilder<int>(name.Length);
        foreach (var rune in SearchTokens.Fold(name).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                letters.Add(rune.Value);
            }
        }

        return letters.DrainToImmutable();
    }

    /// <summary>Whether <paramref name="part"/> stands somewhere in <paramref name="name"/>; nothing is part of nothing.</summary>
    public static bool Contains(string name, ImmutableArray<int> part) => !part.IsEmpty && Of(name).AsSpan().IndexOf(part.AsSpan()) >= 0;
}
