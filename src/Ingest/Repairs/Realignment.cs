namespace Gongwen.Ingest;

/// <summary>Finds the likeliest text behind a run of GBK characters of which a part may be one byte off.</summary>
/// <remarks>
/// A beam search over the run. A hypothesis is either aligned, then a character stands for itself, or shifted, then it is made of
/// the second byte of the one before and its own first. Costs are those of <see cref="ProseModel"/>, plus what a loss costs.
/// </remarks>
internal sealed class Realignment
{
    private const int Width = 40;
    private const int WidthAligned = 4;
    private const int LostByte = 8 * 12;
    private const int LostHalfSpace = 8 * 6;
    private const int Realigned = 8 * 6;
    private const int LostTail = 8 * 2;

    // The model knows words but not how they follow each other, so that longer readings seem dearer than they are.
    private const int DictionaryOverprices = 8 * 3;
    private const int UnclosedNumber = 8 * 8;
    private const int VanishedBracket = 8 * 3;

    // Six bits: some sixty times likelier than the text as it stands, which holds signs that prose does not.
    private const int ClearlyBetter = 8 * 6;

    private const string Numerals = "一二三四五六七八九十";

    private static readonly ProseModel Model = ProseModel.Instance;

    private readonly string _text;
    private readonly TextSpan _run;

    private Realignment(string text, TextSpan run) => (_text, _run) = (text, run);

    /// <summary>One way to read the run up to here.</summary>
    /// <param name="Cost">Of all it emitted.</param>
    /// <param name="Pending">The byte that waits for its second half; -1 when aligned.</param>
    /// <param name="Last">The last character it emitted.</param>
    /// <param name="Emitted">What it puts in the place of the last character read; null for that character itself.</param>
    /// <param name="Parent">The same before the last character; null at the start.</param>
    private sealed record Hypothesis(int Cost, int Pending, char Last, string? Emitted, Hypothesis? Parent)
    {
        public Hypothesis Then(int cost, int pending, string emitted) =>
            new(Cost + cost, pending, emitted.Length > 0 ? emitted[^1] : Last, emitted, this);
    }

    /// <summary>The edits that put the run right, one for each character; none when it reads well enough.</summary>
    public static IEnumerable<Edit> Find(string text, TextSpan run) => new Realignment(text, run).Find();

    private List<Edit> Find()
    {
        var before = _run.Start == 0 ? '\n' : _text[_run.Start - 1];
        var beam = new List<Hypothesis> { new(0, -1, before, null, null) };
        var unchanged = 0;
        for (var i = _run.Start; i < _run.End; i++)
        {
            unchanged += Model.Cost(i == 0 ? '\n' : _text[i - 1], _text[i]);
            beam = Best(beam.SelectMany(h => Read(h, i)));
        }

        unchanged += NextIsAscii ? Model.Cost(_text[_run.End]) : 0;
        var best = Best(beam.SelectMany(Finish))[0];
        return best.Cost + ClearlyBetter < unchanged ? Edits(best) : [];
    }

    private bool NextIsAscii => _run.End < _text.Length && _text[_run.End] is >= ' ' and <= '~';

    private static List<Hypothesis> Best(IEnumerable<Hypothesis> hypotheses)
    {
        // The few aligned ones pay for the loss at once, the many shifted ones later: neither may crowd the other out.
        var all = hypotheses.OrderBy(h => h.Cost).DistinctBy(h => (h.Pending, h.Last)).ToLookup(h => h.Pending < 0);
        return [.. all[true].Take(WidthAligned).Concat(all[false].Take(Width)).OrderBy(h => h.Cost)];
    }

    private IEnumerable<Hypothesis> Read(Hypothesis h, int at)
    {
        var c = _text[at];
        var (lead, trail) = (Gbk.Code(c) >> 8, Gbk.Code(c) & 0xFF);
        return h.Pending < 0 ? ReadAligned(h, at, lead, trail) : ReadShifted(h, c, lead, trail);
    }

    private IEnumerable<Hypothesis> ReadAligned(Hypothesis h, int at, int lead, int trail)
    {
        yield return new Hypothesis(h.Cost + Model.Cost(h.Last, _text[at]), -1, _text[at], null, h);
        if (lead == 0xA1 && (at == 0 || char.IsWhiteSpace(_text[at - 1])))
        {
            yield return h.Then(LostHalfSpace, trail, "");
        }

        foreach (var (character, cost) in Likely(h.Last, [.. Gbk.WithLead(lead), .. Gbk.WithTrail(lead)], 2))
        {
            yield return h.Then(LostByte + cost, trail, character.ToString());
        }

        yield return h.Then(LostByte + ProseModel.Broken, trail, "\ufffd");
    }

    private static IEnumerable<Hypothesis> ReadShifted(Hypothesis h, char c, int lead, int trail)
    {
        if (Gbk.Character(h.Pending, lead) is var shifted and not '\0')
        {
            yield return h.Then(Model.Cost(h.Last, shifted), trail, shifted.ToString());
        }

        foreach (var (pair, cost) in VanishedBefore(h, lead))
        {
            yield return h.Then(cost - DictionaryOverprices + (IsUnclosedNumber(h, pair) ? UnclosedNumber : 0), trail, pair);
        }

        // A second loss sets the text right again. The bracket that closes a number may go with it.
        foreach (var (character, cost) in Likely(h.Last, Gbk.WithLead(h.Pending), 2))
        {
            var bracket = IsInNumber(h) ? "）" : "";
            var after = bracket is "" ? Model.Cost(character, c) : VanishedBracket + Model.Cost(character, '）') + Model.Cost('）', c);
            yield return h.Then(Realigned + cost + after, -1, $"{character}{bracket}{c}");
        }
    }

    // （三峡 and not （三）: a number that was opened and goes over into a word.
    private static bool IsUnclosedNumber(Hypothesis h, string pair) =>
        IsInNumber(h) && Numerals.Contains(pair[0], StringComparison.Ordinal) && pair[^1] != '）' && !Numerals.Contains(pair[^1], StringComparison.Ordinal);

    private static bool IsInNumber(Hypothesis h)
    {
        for (var digits = 0; digits < 3 && Numerals.Contains(h.Last, StringComparison.Ordinal) && h.Parent is not null; digits++)
        {
            h = h.Parent;
        }

        return h.Last == '（';
    }

    // A pair that GBK does not assign fell out between two characters: the second half of one and the first half of the next.
    private static List<(string Text, int Cost)> VanishedBefore(Hypothesis h, int lead)
    {
        var found = new List<(string Text, int Cost)>();
        foreach (var (first, cost) in Likely(h.Last, VanishingPairs.WithLead(h.Pending), 3))
        {
            foreach (var next in VanishingPairs.After(Gbk.Code(first) & 0xFF))
            {
                if (Gbk.Character(next, lead) is var second and not '\0')
                {
                    found.Add(($"{first}{second}", cost + Model.Cost(first, second)));
                }
            }
        }

        // Two pairs in a row: of all that this may be, the number in a heading is worth a try.
        if (h.Pending == Gbk.Code('（') >> 8)
        {
            found.AddRange(from number in Numerals
                           where VanishingPairs.After(Gbk.Code('（') & 0xFF).Contains(Gbk.Code(number) >> 8)
                                 && VanishingPairs.After(Gbk.Code(number) & 0xFF).Contains(Gbk.Code('）') >> 8)
                                 && lead == (Gbk.Code('）') & 0xFF)
                           select ($"（{number}）", Model.Cost(h.Last, '（') + Model.Cost('（', number) + Model.Cost(number, '）')));
        }

        return found;
    }

    private IEnumerable<Hypothesis> Finish(Hypothesis h)
    {
        var ascii = NextIsAscii ? Model.Cost(_text[_run.End]) : 0;
        if (h.Pending < 0)
        {
            yield return h with { Cost = h.Cost + ascii };
            yield break;
        }

        // The second half was below 80, so it still stands there as ASCII.
        if (NextIsAscii && Gbk.Character(h.Pending, _text[_run.End]) is var whole and not '\0')
        {
            yield return h.Then(Model.Cost(h.Last, whole), -1, whole.ToString());
        }

        var reading = Readings.SyllableAt(_text, _run.End);
        var candidates = reading.Length == 0
            ? Gbk.WithLead(h.Pending)
            : [.. Gbk.WithLead(h.Pending).Where(c => Readings.Fit(c, _text.AsSpan(reading.Start, reading.Length)))];
        var next = _run.End < _text.Length ? _text[_run.End] : '\n';
        foreach (var (character, cost) in Likely(h.Last, candidates, 4))
        {
            yield return Append(h, LostTail + cost + (next == '\n' ? Model.Cost(character, next) - Model.Cost(next) : 0) + ascii, character);
        }

        yield return Append(h, LostTail + ascii + ProseModel.Broken, '\ufffd');
    }

    private static Hypothesis Append(Hypothesis h, int cost, char character) =>
        h with { Cost = h.Cost + cost, Pending = -1, Last = character, Emitted = $"{h.Emitted}{character}" };

    // The likeliest candidates, best first.
    private static List<(char Character, int Cost)> Likely(char before, char[] candidates, int count)
    {
        var best = new List<(char Character, int Cost)>(count + 1);
        foreach (var c in candidates)
        {
            var cost = Model.Cost(before, c);
            if (best.Count < count || cost < best[^1].Cost)
            {
                var at = best.FindIndex(b => cost < b.Cost);
                best.Insert(at < 0 ? best.Count : at, (c, cost));
                best.RemoveRange(Math.Min(count, best.Count), best.Count - Math.Min(count, best.Count));
            }
        }

        return best;
    }

    private List<Edit> Edits(Hypothesis best)
    {
        var steps = new Stack<Hypothesis>();
        for (var h = best; h.Parent is not null; h = h.Parent)
        {
            steps.Push(h);
        }

        var edits = new List<Edit>();
        var at = _run.Start;
        foreach (var step in steps)
        {
            if (step.Emitted is not null && step.Emitted != _text.AsSpan(at, 1).ToString())
            {
                edits.Add(new Edit(new TextSpan(at, 1), step.Emitted));
            }

            at++;
        }

        return edits;
    }
}
