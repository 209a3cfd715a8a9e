namespace Gongwen.Ingest;

/// <summary>Tells of several patterns, in one pass over a text, which may match somewhere in it.</summary>
/// <remarks>When a hostile text leads to too many states, all patterns may match it, and the states are made anew.</remarks>
internal sealed class PatternAutomaton
{
    private const int NoState = int.MinValue;

    private readonly PatternProgram _program;
    private readonly CharClasses _classes;
    private readonly ulong _all;
    private PatternStates _states;
    private int _madeAnew;

    /// <param name="patterns">Regular expressions as rules write them; at most 64.</param>
    public PatternAutomaton(IReadOnlyList<string> patterns)
    {
        _program = new PatternProgram(patterns);
        _classes = new CharClasses([.. _program.Steps.Select(s => s.Set).OfType<CharSet>().Distinct()]);
        _all = patterns.Count == 64 ? ulong.MaxValue : (1UL << patterns.Count) - 1;
        _states = new PatternStates(_program, _classes);
    }

    /// <summary>Whether texts have led to too many states more than once: then its patterns are better asked apart.</summary>
    public bool IsTooLarge => Volatile.Read(ref _madeAnew) > 1;

    /// <summary>A bit for each pattern, by its place in the list, that may match somewhere in <paramref name="text"/>; all others do not.</summary>
    /// <param name="text">What to look in.</param>
    /// <param name="sure">A bit for each of them that is known to match.</param>
    public ulong Candidates(ReadOnlySpan<char> text, out ulong sure)
    {
        var (end, found) = Run(text, 0, toFirst: false);
        sure = end < 0 ? 0 : found & _program.Exact;
        return end < 0 ? _all : found | _program.Unknown;
    }

    /// <summary>Where the first match may end that begins at <paramref name="from"/> or later: none ends before; null when there is none.</summary>
    public int? FirstEnd(ReadOnlySpan<char> text, int from)
    {
        var (end, found) = _program.Unknown == 0 ? Run(text, from, toFirst: true) : (-1, _all);
        return end < 0 ? from : found == 0 ? null : end;
    }

    // What is found up to where nothing more can be; -1 where there are too many states.
    private (int End, ulong Found) Run(ReadOnlySpan<char> text, int from, bool toFirst)
    {
        var states = Volatile.Read(ref _states);
        var (table, leaving) = (states.Table, states.Leaving);
        var (passing, bits) = (leaving is null ? NoState : states.Again, states.RowBits);
        var (state, found) = (from == 0 ? states.Start : states.Again, 0UL);
        var line = text is [.. var all, '\n'] && from < text.Length ? all : text; // $ stands before a last line feed too
        for (var i = from; ; i++)
        {
            if (state == passing)
            {
                i = text[i..].IndexOfAny(leaving!) is var ahead and >= 0 ? i + ahead : text.Length;
            }

            if (state < 0)
            {
                state = -state;
                var reached = states[state];
                found |= reached.Found;
                if (reached.IsDead || found == _all || (toFirst && found != 0))
                {
                    return (i, found);
                }
            }

            // Nearly every step is taken here.
            var next = 0;
            while ((uint)i < (uint)line.Length && (next = table[(state << bits) + _classes[line[i]]]) > 0 && next != passing)
            {
                (state, i) = (next, i + 1);
            }

            if (i >= line.Length)
            {
                found |= states[state].FoundAtEnd;
                if (i >= text.Length || (toFirst && found != 0))
                {
                    return (i, found);
                }

                line = text;
                next = table[(state << bits) + _classes[text[i]]];
            }

            if (next == 0)
            {
                if (states.Make(state, _classes[text[i]]) is not { } made)
                {
                    Volatile.Write(ref _states, new PatternStates(_program, _classes));
                    Interlocked.Increment(ref _madeAnew);
                    return (-1, 0);
                }

                (next, table) = (made, states.Table);
            }

            state = next;
        }
    }
}
