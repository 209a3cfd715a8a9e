using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Finds a second copy of a text behind it (the text of an embedded viewer, a print version) and keeps the better one.</summary>
/// <param name="lines">The page.</param>
/// <param name="isBar">Whether a line is part of a publication bar: a copy may bring its own.</param>
internal sealed class CopyFinder(PageLines lines, Func<int, bool> isBar)
{
    // Long enough that a title named again in the body is followed by something else, short enough for a broken copy.
    private const int Probe = 10;

    private const int Shingle = 4;
    private const int ShortestCopy = 40;

    // A broken copy holds at least this share of the first: a joint notice ends in the names that its title begins with.
    private const int LeastShare = 2;

    // Texts of which so much is the same from their first letters on are copies, whatever stands further down.
    private const int LongBeginning = 200;

    // A date so close to the end of a copy dates it.
    private const int LastLines = 8;

    // A broken copy may have lost its first words; it has not lost the beginnings of so many lines.
    private const int MostLines = 6;

    private const int MostProbes = 16;
    private const int MostCopies = 4;

    /// <summary>The best of the copies that <paramref name="notice"/> consists of.</summary>
    /// <returns>Its lines, and which copies were left aside, if any was.</returns>
    public (ImmutableArray<int> Lines, CopyAside Aside) Best(ImmutableArray<int> notice)
    {
        var aside = CopyAside.None;
        for (var copies = 1; copies < MostCopies && Find(notice) is { } at; copies++)
        {
            var (first, second) = (notice[..at], notice[at..]);
            (notice, var left) = IsBetter(Quality(second), Quality(first)) ? (second, CopyAside.Earlier) : (first, CopyAside.Later);
            aside |= left;
        }

        return (notice, aside);
    }

    /// <summary>Where in <paramref name="notice"/> its second copy begins; null if there is none.</summary>
    private int? Find(ImmutableArray<int> notice)
    {
        var (letters, starts) = Letters(notice);
        if (letters.Length < ShortestCopy * 2)
        {
            return null;
        }

        var tries = 0;
        for (var line = 0; line < Math.Min(MostLines, notice.Length) && starts[line] + Probe <= letters.Length; line++)
        {
            var from = starts[line] + Probe;
            var probe = letters.AsSpan(starts[line], Probe);
            for (var next = letters.AsSpan(from).IndexOf(probe); next >= 0 && tries < MostProbes; next = letters.AsSpan(from).IndexOf(probe), tries++)
            {
                var at = from + next;
                if (at >= ShortestCopy && LineAt(starts, at) is >= 0 and var copy && letters.Length - at >= Math.Max(ShortestCopy, at / LeastShare)
                    && (IsMostlyIn(letters.AsSpan(at), letters.AsSpan(0, at)) || BeginAlike(letters, starts[line], at) || (line == 0 && IsCutShort(notice[..copy], letters, at))))
                {
                    return BeginningOf(notice, copy, letters.AsSpan(0, starts[line] + Probe));
                }

                from = at + 1;
            }
        }

        return null;
    }

    private static bool BeginAlike(string letters, int first, int second) =>
        second - first >= LongBeginning && letters.AsSpan(second).StartsWith(letters.AsSpan(first, LongBeginning));

    // Before the line that was found stand those that the first copy begins with too, its title above all.
    private int BeginningOf(ImmutableArray<int> notice, int line, ReadOnlySpan<char> beginning)
    {
        var known = new HashSet<int>();
        Pairs(beginning, p => known.Add(p));
        var above = notice[0] - 1;
        for (var i = 0; i < MostLines && above - i >= 0; i++)
        {
            Pairs(Ideographs(lines[above - i]), p => known.Add(p));
        }

        while (line > 1 && !IsOfEnd(notice, line - 1) && (isBar(notice[line - 1]) || IsKnown(Ideographs(lines[notice[line - 1]]), known)))
        {
            line--;
        }

        return line;
    }

    // The first copy's date, which stands at the end of the second too.
    private bool IsOfEnd(ImmutableArray<int> notice, int line) =>
        lines.EndsWithDate(notice[line]) && Ideographs(lines[notice[line]]) is var date && notice[(line + 1)..].TakeLast(LastLines).Any(l => Ideographs(lines[l]) == date);

    private static bool IsKnown(ReadOnlySpan<char> letters, HashSet<int> known)
    {
        var (seen, all) = (0, 0);
        Pairs(letters, p => (seen, all) = (seen + (known.Contains(p) ? 1 : 0), all + 1));
        return all > 2 && seen * 2 >= all;
    }

    private static void Pairs(ReadOnlySpan<char> letters, Action<int> take)
    {
        for (var i = 1; i < letters.Length; i++)
        {
            take((letters[i - 1] << 16) | letters[i]);
        }
    }

    // A beginning above the whole text; not a notice above the plan that it carries, for that is signed and says more than the plan.
    private bool IsCutShort(ImmutableArray<int> first, string letters, int at) =>
        first.Length > 2 && letters.AsSpan(at).StartsWith(letters.AsSpan(0, ShortestCopy)) && IsMostlyIn(letters.AsSpan(0, at), letters.AsSpan(at)) && !first.TakeLast(MostLines).Any(lines.EndsWithDate);

    // In pieces, for a broken copy keeps its order only in pieces.
    private static bool IsMostlyIn(ReadOnlySpan<char> part, ReadOnlySpan<char> whole)
    {
        var known = new HashSet<ulong>();
        for (var i = 0; i + Shingle <= whole.Length; i++)
        {
            known.Add(ShingleAt(whole, i));
        }

        var (seen, all) = (0, 0);
        for (var i = 0; i + Shingle <= part.Length; i++)
        {
            all++;
            seen += known.Contains(ShingleAt(part, i)) ? 1 : 0;
        }

        return seen * 10 > all * 6;
    }

    private static ulong ShingleAt(ReadOnlySpan<char> letters, int at) =>
        ((ulong)letters[at] << 48) | ((ulong)letters[at + 1] << 32) | ((ulong)letters[at + 2] << 16) | letters[at + 3];

    // More of it, less damage, lines not broken in the midst of sentences; of two alike the first.
    private static bool IsBetter((int Letters, int Lost, int Lines) second, (int Letters, int Lost, int Lines) first) =>
        second.Letters * 10 > first.Letters * 14 ? second.Lost <= first.Lost
        : second.Letters * 5 >= first.Letters * 4
            && (second.Lost < first.Lost || (second.Lost == first.Lost && second.Lines * 3 < first.Lines * 2 && second.Letters * 10 >= first.Letters * 9));

    private (int Letters, int Lost, int Lines) Quality(ImmutableArray<int> copy)
    {
        var (letters, lost) = (0, 0);
        foreach (var line in copy)
        {
            foreach (var c in lines[line])
            {
                letters += IsIdeograph(c) ? 1 : 0;
                lost += c is '\ufffd' or (>= '\ue000' and <= '\uf8ff') ? 1 : 0;
            }
        }

        return (letters, lost, copy.Length);
    }

    // Only ideographs and digits: what a copy's broken characters became says nothing.
    private (string Letters, int[] Starts) Letters(ImmutableArray<int> notice)
    {
        var (starts, length) = (new int[notice.Length], 0);
        var letters = new char[notice.Sum(i => lines[i].Length)];
        for (var i = 0; i < notice.Length; i++)
        {
            starts[i] = length;
            foreach (var c in lines[notice[i]])
            {
                letters[length] = c;
                length += IsIdeograph(c) ? 1 : 0;
            }
        }

        return (new string(letters, 0, length), starts);
    }

    // The line that begins at a letter; -1 if none does.
    private static int LineAt(int[] starts, int letter)
    {
        var line = Array.BinarySearch(starts, letter);
        while (line >= 0 && line + 1 < starts.Length && starts[line + 1] == letter)
        {
            line++;
        }

        return line;
    }

    private static string Ideographs(ReadOnlySpan<char> line)
    {
        var letters = new StringBuilder();
        foreach (var c in line)
        {
            if (IsIdeograph(c))
            {
                letters.Append(c);
            }
        }

        return letters.ToString();
    }

    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '0' and <= '9';
}
