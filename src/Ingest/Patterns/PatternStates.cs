using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Gongwen.Ingest;

/// <summary>The states of an automaton, made when a text first leads there; the first is that of an empty text.</summary>
/// <remarks>
/// Safe from many threads: a cell once filled does not change, and one that still says 0 in a table that has been outgrown
/// is made again.
/// </remarks>
internal sealed class PatternStates
{
    private const int MostCells = 1 << 20;
    private const int FirstRoom = 8;
    private const int MostLeaving = 16;

    private readonly PatternProgram _program;
    private readonly CharClasses _classes;
    private readonly Lock _making = new();
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _known =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ulong[] _again;
    private readonly ulong[] _reached; // while a state is made
    private State[] _states = new State[FirstRoom];
    private short[] _table;
    private int _count = 1;

    public PatternStates(PatternProgram program, CharClasses classes)
    {
        (_program, _classes, RowBits) = (program, classes, BitOperations.Log2((uint)classes.Count) + 1);
        _table = new short[FirstRoom << RowBits];
        _again = new ulong[program.Words];
        _reached = new ulong[program.Words];
        program.Reach(program.Entries.Span, _reached, atStart: true);
        Start = Add(atStart: true);
        program.Reach(program.Entries.Span, _again);
        _again.CopyTo(_reached, 0);
        Again = Reached();
        Leaving = Again > 0 ? Few(_states[Again].Items) : null;
    }

    /// <summary>Which patterns have matched when a state is reached, and which do if the text ends there.</summary>
    internal readonly record struct State(int[] Items, ulong Found, ulong FoundAtEnd)
    {
        /// <summary>Whether no pattern can match any more.</summary>
        public bool IsDead => Items.Length == 0;
    }

    /// <summary>The binary logarithm of the cells that each state has in <see cref="Table"/>.</summary>
    public int RowBits { get; }

    /// <summary>The state before the first character.</summary>
    public int Start { get; }

    /// <summary>The state before a later character, when nothing before it counts.</summary>
    public int Again { get; }

    /// <summary>The characters that alone lead away from <see cref="Again"/>; null when they are many.</summary>
    public SearchValues<char>? Leaving { get; }

    /// <summary>Where each class of characters leads from each state: to which state, negative where there is something to do, 0 where none is made yet.</summary>
    public short[] Table => Volatile.Read(ref _table);

    /// <summary>The state of that number.</summary>
    public State this[int number] => Volatile.Read(ref _states)[Math.Abs(number)];

    /// <summary>Makes the state that a character of <paramref name="class"/> leads to from <paramref name="state"/>.</summary>
    /// <returns>What its cell holds now; null when there are too many.</returns>
    public int? Make(int state, int @class)
    {
        lock (_making)
        {
            if (_count > Math.Min(short.MaxValue, MostCells >> RowBits))
            {
                return null;
            }

            var member = _classes.MemberOf(@class);
            _again.CopyTo(_reached, 0);
            foreach (var item in _states[state].Items)
            {
                var step = _program.Steps[item];
                if (step.Set?.Contains(member) == true)
                {
                    _program.Reach(step.Next, _reached);
                }
            }

            var made = Reached();
            _table[(state << RowBits) + @class] = (short)made;
            return made;
        }
    }

    private SearchValues<char>? Few(int[] items)
    {
        var characters = new HashSet<char>();
        foreach (var item in items)
        {
            if (_program.Steps[item].Set is not { Count: <= MostLeaving } set)
            {
                return null;
            }

            characters.UnionWith(set);
        }

        return characters.Count <= MostLeaving ? SearchValues.Create([.. characters]) : null;
    }

    private int Reached()
    {
        var key = MemoryMarshal.Cast<ulong, char>(_reached.AsSpan());
        if (_known.TryGetValue(key, out var number))
        {
            return number;
        }

        number = Add(atStart: false);
        _known[key] = number;
        return number;
    }

    // The state before the first character may be an end too (^$), which the same steps later are not.
    private int Add(bool atStart)
    {
        var state = StateOf(_reached, atStart);
        if (_count == _states.Length)
        {
            Volatile.Write(ref _states, [.. _states, .. new State[_count]]);
            Volatile.Write(ref _table, [.. _table, .. new short[_table.Length]]);
        }

        _states[_count] = state;
        var number = state.Found != 0 || state.IsDead ? -_count : _count;
        _count++;
        return number;
    }

    private State StateOf(ulong[] reached, bool atStart)
    {
        var (items, found, ends) = (new List<int>(), 0UL, new List<int>());
        foreach (var index in PatternProgram.Members(reached))
        {
            var step = _program.Steps[index];
            items.Add(index);
            found |= step.Pattern >= 0 ? 1UL << step.Pattern : 0;
            if (step.Kind == PatternProgram.StepKind.End)
            {
                ends.Add(step.Next);
            }
        }

        return new State([.. items], found, ends.Count == 0 ? 0 : AcceptedAtEnd(ends, atStart));
    }

    private ulong AcceptedAtEnd(List<int> ends, bool atStart)
    {
        var (reached, found) = (new ulong[_program.Words], 0UL);
        _program.Reach(CollectionsMarshal.AsSpan(ends), reached, atStart, atEnd: true);
        foreach (var index in PatternProgram.Members(reached))
        {
            found |= _program.Steps[index].Pattern is >= 0 and var pattern ? 1UL << pattern : 0;
        }

        return found;
    }
}
