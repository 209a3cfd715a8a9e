namespace Gongwen.Ingest;

/// <summary>Text as far as it is written: what it costs, and what counts of it for what follows.</summary>
/// <param name="Cost">Of all, in the units of <see cref="ProseModel"/>.</param>
/// <param name="Before">Its last characters.</param>
/// <param name="Brackets">What is open.</param>
internal readonly record struct Written(int Cost, PhraseModel.Context Before, Brackets Brackets)
{
    private static readonly PhraseModel Model = PhraseModel.Instance;

    /// <summary>Nothing as yet, after <paramref name="before"/>.</summary>
    public static Written After(char before, int cost) => new(cost, PhraseModel.Context.After(before), default);

    /// <summary>With <paramref name="c"/> as a matter of prose.</summary>
    /// <param name="c">What is written next.</param>
    /// <param name="own">The document's own words, where they count.</param>
    public Written With(char c, OwnWords? own)
    {
        MayGoOn(c, own, int.MaxValue, out var written);
        return written;
    }

    /// <summary>As <see cref="With"/>, if all then costs no more than <paramref name="most"/>.</summary>
    public bool MayGoOn(char c, OwnWords? own, int most, out Written written)
    {
        var cost = Model.Cost(Before, c, out var after);
        cost = Cost + (own is null ? cost : Math.Min(cost, own.Cost(Before.Last, c)));
        if (cost > most)
        {
            written = default;
            return false;
        }

        var (brackets, unpaired) = Brackets.Then(c);
        written = new(cost + unpaired, after, brackets);
        return written.Cost <= most;
    }

    /// <summary>With <paramref name="c"/> as it stands in the text: it may be of another language.</summary>
    /// <param name="c">What stands next.</param>
    /// <param name="own">The document's own words, where they count.</param>
    public Written WithStanding(char c, OwnWords? own)
    {
        if (StandingText.IsProse(c))
        {
            return With(c, own);
        }

        _ = Model.Cost(Before, c, out var after);
        var (brackets, unpaired) = Brackets.Then(c);
        return new(Cost + unpaired + StandingText.Cost(Before.Last, c), after, brackets);
    }
}
