namespace Gongwen.Extract;

/// <summary>Decides levels by the sequence of numbers in this document, not by a fixed table.</summary>
/// <remarks>
/// A number of a style that is open continues that level. A new style opens a level below the current one, unless it is of
/// a naturally higher rank and either does not begin at 1 or the current style does not go on after it.
/// </remarks>
internal sealed class LevelStack(int outermost)
{
    private readonly List<(OutlineNumber Number, char Mark)> _open = [];

    /// <summary>The level of <paramref name="number"/>, from <c>outermost</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="mark">The mark that closes it.</param>
    /// <param name="goesOn">Whether the number after the given one of the same style comes later on.</param>
    public int Place(OutlineNumber number, char mark, Func<OutlineNumber, bool> goesOn)
    {
        var index = Find(number, mark);
        if (index < 0)
        {
            while (_open.Count > 0 && (Rank(number.Style) < Rank(_open[^1].Number.Style) || GoesOnBehindBox(number, _open[^1].Number)) && !(MayNest(number, _open[^1].Number) && goesOn(_open[^1].Number)))
            {
                _open.RemoveAt(_open.Count - 1);
            }

            index = _open.Count;
            _open.Add((number, mark));
        }
        else
        {
            _open.RemoveRange(index, _open.Count - index);
            _open.Add((number, mark));
        }

        return outermost + index;
    }

    private int Find(OutlineNumber number, char mark)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var (last, lastMark) = _open[i];
            if (IsSibling(last, number) || (last.Style == number.Style && (number.Value == last.Value + 1 || SameMark(lastMark, mark) || !IsArabic(number.Style))))
            {
                return i;
            }
        }

        return -1;
    }

    // An item whose number was lost stands among numbered ones.
    private static bool IsSibling(OutlineNumber last, OutlineNumber number) =>
        (LostNumbers.IsLost(last) && IsArabic(number.Style)) || (LostNumbers.IsLost(number) && IsArabic(last.Style));

    // What stands below another item begins at 1; only below bullets a count runs on. A box stands beside items.
    private static bool MayNest(OutlineNumber number, OutlineNumber above) =>
        number.Style != NumberStyle.Box && (number.Value == 1 || above.Style == NumberStyle.Bullet);

    // 专栏1 between 1. and 2.: the box stands beside the items.
    private static bool GoesOnBehindBox(OutlineNumber number, OutlineNumber above) => above.Style == NumberStyle.Box && number.Value > 1;

    // 1. and 1、 may be two levels; 1. and 1． never are.
    private static bool SameMark(char a, char b) => (a is '、') == (b is '、');

    private static bool IsArabic(NumberStyle style) => style == NumberStyle.Arabic;

    private static int Rank(NumberStyle style) => style switch
    {
        NumberStyle.Unnumbered => -1,
        NumberStyle.Chapter => 0,
        NumberStyle.Article => 1,
        NumberStyle.Chinese => 2,
        NumberStyle.ChineseBracketed => 3,
        NumberStyle.Box => 4,
        NumberStyle.Stage => 5,
        NumberStyle.Labelled => 5,
        NumberStyle.Arabic => 5,
        NumberStyle.Dotted => 6,
        NumberStyle.ArabicBracketed => 7,
        NumberStyle.Circled => 8,
        _ => 9,
    };
}
