namespace Gongwen.Ingest;

/// <summary>Tells of several patterns, in one pass over a text, which may match somewhere in it.</summary>
/// <remarks>
/// A deterministic automaton whose states are made when a text first leads there. Safe from many threads. When a hostile text
/// leads to too many, all patterns may match it, and the states are made anew.
/// </remarks>
internal sealed class PatternAutomaton
{
    private const int MostStates = 1000;

    private readonly PatternProgram _program;
    private readonly CharClasses _classes;
    private readonly int[] _again;
    private readonly ulong _all;
    private readonly Lock _making = new();
    private Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private State _start;

    /// <param name="patterns">Regular expressions as rules write them; at most 64.</param>
    public PatternAutomaton(IReadOnlyList<string> patterns)
    {
        _program = new PatternProgram(patterns);
        _classes = new CharClasses([.. _program.Steps.Select(s => s.Set).OfType<CharSet>().Distinct()]);
        _all = patterns.Count == 64 ? ulong.MaxValue : (1UL << patterns.Count) - 1;
        _again = [.. _program.Reached(_program.Entries, atStart: false)];
        _start = StateOf(_program.Reached(_program.Entries, atStart: true));
    }

    /// <summary>A bit for each pattern, by its place in the list, that may match somewhere in <paramref name="text"/>; all others do not.</summary>
    /// <param name="text">What to look in.</param>
    /// <param name="sure">A bit for each of them that is known to match.</param>
    public ulong Candidates(ReadOnlySpan<char> text, out ulong sure)
    {
        var found = Run(text);
        sure = found is { } known ? known & _program.Exact : 0;
        return found ?? _all;
    }

    // Null when there are too many states.
    private ulong? Run(ReadOnlySpan<char> text)
    {
        State? state = Volatile.Read(ref _start);
        var found = state.Found | _program.Unknown;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' && i == text.Length - 1)
            {
                found |= state.FoundAtEnd; // $ stands before a last line end too
            }

            var c = _classes[text[i]];
            state = state.Next[c] ?? Make(state, c);
            if (state is null)
            {
                return null;
            }

            if (state.IsMarked)
            {
                found |= state.Found;
                if (found == _all || state.IsDead)
                {
                    return found;
                }
            }
        }

        return found | state.FoundAtEnd;
    }

    private State? Make(State from, int c)
    {
        lock (_making)
        {
            if (_states.Count >= MostStates)
            {
                _states = new(StringComparer.Ordinal);
                Volatile.Write(ref _start, StateOf(_program.Reached(_program.Entries, atStart: true)));
                return null;
            }

            var member = _classes.MemberOf(c);
            var next = from.Items.Select(i => _program.Steps[i]).Where(s => s.Set?.Contains(member) == true).Select(s => s.Next);
            var reached = _program.Reached(next, atStart: false);
            reached.UnionWith(_again);
            return from.Next[c] = StateOf(reached);
        }
    }

    private State StateOf(SortedSet<int> items)
    {
        var key = string.Concat(items.Select(i => (char)i));
        if (!_states.TryGetValue(key, out var state))
        {
            var ends = items.Where(i => _program.Steps[i].Kind == PatternProgram.StepKind.End).Select(i => _program.Steps[i].Next);
            var found = Accepted(items);
            _states.Add(key, state = new State([.. items], _classes.Count)
            {
                Found = found,
                IsMarked = found != 0 || items.Count == 0,
                FoundAtEnd = Accepted(_program.Reached(ends, atStart: false, atEnd: true)),
            });
        }

        return state;
    }

    private ulong Accepted(IEnumerable<int> items) =>
        items.Select(i => _program.Steps[i].Pattern).Where(p => p >= 0).Aggregate(0UL, (found, pattern) => found | (1UL << pattern));

    private sealed class State(int[] items, int classes)
    {
        public int[] Items => items;

        public State?[] Next { get; } = new State?[classes];

        public ulong Found { get; init; }

        public ulong FoundAtEnd { get; init; }

        public bool IsDead { get; } = items.Length == 0;

        /// <summary>Whether there is anything to do but to go on.</summary>
        public bool IsMarked { get; init; }
    }
}
