using NodaTime;

namespace Gongwen.Store;

/// <summary>All that a document can be found by. Made by the workers.</summary>
/// <param name="Terms">Each once, in no order.</param>
/// <param name="Values">For each term how often it stands in the text, and whether in title or headings: <see cref="TermValue"/>.</param>
/// <param name="Length">Hanzi and words of the text.</param>
internal sealed record DocumentTerms(ulong[] Terms, uint[] Values, int Length)
{
    // A phase of centuries is a mistake, and nobody looks for its months.
    private const int MostMonths = 600;

    [ThreadStatic]
    private static TermCounter? s_counter;

    /// <summary>The terms of a notice.</summary>
    public static DocumentTerms Of(Searchable notice)
    {
        var counter = s_counter ??= new TermCounter();
        counter.Clear();
        AddText(counter, notice.Title ?? "", TermValue.Title);
        foreach (var heading in notice.Headings)
        {
            AddText(counter, heading, TermValue.Heading);
        }

        var length = AddText(counter, notice.Text, TermValue.Once);
        AddNames(counter, notice);
        AddDates(counter, notice);
        return new DocumentTerms(counter.Terms, counter.Values, length);
    }

    /// <summary>The number of a month, counted from year 0.</summary>
    public static int MonthOf(LocalDate day) => (day.Year * 12) + day.Month - 1;

    private static int AddText(TermCounter counter, string text, uint value)
    {
        var folded = SearchTokens.Fold(text);
        var (length, before) = (0, 0);
        foreach (var token in SearchTokens.Cut(folded))
        {
            var letters = folded.AsSpan(token.Start, token.Length);
            if (SearchTokens.IsHanzi(letters, out var hanzi))
            {
                counter.Add(Term.Hanzi(hanzi), value);
                if (before != 0)
                {
                    counter.Add(Term.Hanzi(before, hanzi), value);
                }
            }
            else
            {
                counter.Add(Term.Word(letters), value);
            }

            (before, length) = (hanzi, length + 1);
        }

        return length;
    }

    private static void AddNames(TermCounter counter, Searchable notice)
    {
        foreach (var (role, name) in notice.Units)
        {
            AddName(counter, TermKind.Unit + (byte)role, name);
        }

        foreach (var organ in notice.Organs)
        {
            AddName(counter, TermKind.Organ, organ);
        }

        AddName(counter, TermKind.Campaign, notice.Campaign);
        AddName(counter, TermKind.Kind, notice.Kind);
        foreach (var role in notice.Roles)
        {
            counter.Add(Term.Number(TermKind.Role, (int)role), TermValue.Once);
        }

        foreach (var kind in notice.Facts)
        {
            counter.Add(Term.Number(TermKind.Has, (int)kind), TermValue.Once);
        }
    }

    private static void AddName(TermCounter counter, TermKind kind, string? name)
    {
        var before = 0;
        foreach (var letter in NameLetters.Of(name ?? ""))
        {
            counter.Add(Term.Pair(kind, letter), TermValue.Once);
            if (before != 0)
            {
                counter.Add(Term.Pair(kind, before, letter), TermValue.Once);
            }

            before = letter;
        }
    }

    private static void AddDates(TermCounter counter, Searchable notice)
    {
        if (notice.Date is { } date && Searchable.Days(date) is var (first, last))
        {
            counter.Add(Term.Number(TermKind.Date, (first.Year * 10000) + (first.Month * 100) + (first == last ? first.Day : 0)), TermValue.Once);
        }

        foreach (var (from, to) in notice.Phases)
        {
            for (var month = MonthOf(from); month <= Math.Min(MonthOf(to), MonthOf(from) + MostMonths); month++)
            {
                counter.Add(Term.Number(TermKind.PhaseMonth, month), TermValue.Once);
            }
        }
    }
}
