using System.Buffers;
using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>The states of an automaton, made when a text first leads there; the first is that of an empty text.</summary>
/// <remarks>
/// Safe from many threads: a cell once filled does not change, and one that still says 0 in a table that has been outgrown
/// is made again.
/// </remarks>
internal sealed class PatternStates
{
    private const int Most = 1000;
    private const int FirstRoom = 8;
    private const int MostLeaving = 16;

    private readonly PatternProgram _program;
    private readonly CharClasses _classes;
    private readonly int _bits; // of a row of the table
    private readonly SortedSet<int> _again;
    private readonly Lock _making = new();
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private State[] _states = new State[FirstRoom];
    private int[] _table;
    private int _count = 1;

    public PatternStates(PatternProgram program, CharClasses classes)
    {
        (_program, _classes, _bits) = (program, classes, BitOperations.Log2((uint)classes.Count) + 1);
        _table = new int[FirstRoom << _bits];
        _again = program.Reached(program.Entries);
        Start = PlaceOf(program.Reached(program.Entries, atStart: true));
        Again = PlaceOf(_again);
        Leaving = _again.Select(i => program.Steps[i]).All(s => s.Kind == PatternProgram.StepKind.Character) && Again > 0
            ? Few(_again.Select(i => program.Steps[i].Set!).Aggregate(CharSet.Empty, (all, set) => all.Union(set)))
            : null;
    }

    /// <summary>Which patterns have matched when a state is reached, and which do if the text ends there.</summary>
    internal readonly record struct State(int[] Items, ulong Found, ulong FoundAtEnd)
    {
        /// <summary>Whether no pattern can match any more.</summary>
        public bool IsDead => Items.Length == 0;
    }

    /// <summary>The place before the first character.</summary>
    public int Start { get; }

    /// <summary>The place before a later character, when nothing before it counts.</summary>
    public int Again { get; }

    /// <summary>The characters that alone lead away from <see cref="Again"/>; null when they are many.</summary>
    public SearchValues<char>? Leaving { get; }

    /// <summary>Where each character leads: the cell at place + class holds the next place, negative where there is something to do, 0 where none is made yet.</summary>
    public int[] Table => Volatile.Read(ref _table);

    /// <summary>The state at <paramref name="place"/>.</summary>
    public State this[int place] => Volatile.Read(ref _states)[Math.Abs(place) >> _bits];

    /// <summary>Makes the state that a character of <paramref name="class"/> leads to from <paramref name="place"/>.</summary>
    /// <returns>What its cell holds now; null when there are too many.</returns>
    public int? Make(int place, int @class)
    {
        lock (_making)
        {
            if (_count > Most)
            {
                return null;
            }

            var member = _classes.MemberOf(@class);
            var next = _states[place >> _bits].Items.Select(i => _program.Steps[i]).Where(s => s.Set?.Contains(member) == true).Select(s => s.Next);
            var reached = _program.Reached(next);
            reached.UnionWith(_again);
            var made = PlaceOf(reached);
            _table[place + @class] = made;
            return made;
        }
    }

    private static SearchValues<char>? Few(CharSet set) => set.Count <= MostLeaving ? SearchValues.Create([.. set]) : null;

    private int PlaceOf(SortedSet<int> items)
    {
        var key = string.Concat(items.Select(i => (char)i));
        if (_known.TryGetValue(key, out var place))
        {
            return place;
        }

        var ends = items.Where(i => _program.Steps[i].Kind == PatternProgram.StepKind.End).Select(i => _program.Steps[i].Next);
        var state = new State([.. items], Accepted(items), Accepted(_program.Reached(ends, atEnd: true)));
        place = _count << _bits;
        if (_count == _states.Length)
        {
            Volatile.Write(ref _states, [.. _states, .. new State[_count]]);
            Volatile.Write(ref _table, [.. _table, .. new int[_table.Length]]);
        }

        _states[_count++] = state;
        place = state.Found != 0 || state.IsDead ? -place : place;
        _known.Add(key, place);
        return place;
    }

    private ulong Accepted(IEnumerable<int> items) =>
        items.Select(i => _program.Steps[i].Pattern).Where(p => p >= 0).Aggregate(0UL, (found, pattern) => found | (1UL << pattern));
}
