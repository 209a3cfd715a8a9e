using System.Collections.Immutable;
using System.Numerics;

namespace Gongwen.Ingest;

/// <summary>Patterns as the steps of one automaton that may be at several places at once.</summary>
/// <remarks>
/// High counts would need a place for each: what may stand more than a few times may here stand as often as one likes, so that
/// the automaton accepts all that the pattern does, and a little more.
/// </remarks>
internal sealed class PatternProgram
{
    private const int MostCopies = 8;
    private const int MostSteps = 10_000;
    private const int BitsOfWord = 64;

    private readonly List<Step> _steps = [];
    private readonly int[]?[] _closures; // of those steps that were asked for
    private bool _isExact;

    /// <param name="patterns">Regular expressions as rules write them; at most 64.</param>
    public PatternProgram(IReadOnlyList<string> patterns)
    {
        var entries = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < patterns.Count; i++)
        {
            _isExact = true;
            var accept = Add(new Step(StepKind.Accept, Pattern: i));
            if (PatternParser.Parse(patterns[i]) is { } node && Compile(node, accept) is var entry && _steps.Count < MostSteps && !GoesOnBehindEnd(accept))
            {
                entries.Add(entry);
                Exact |= _isExact ? 1UL << i : 0;
            }
            else
            {
                Unknown |= 1UL << i;
            }
        }

        Entries = entries.ToArray();
        _closures = new int[_steps.Count][];
    }

    /// <summary>What a step waits for.</summary>
    internal enum StepKind
    {
        /// <summary>A character of the step's set.</summary>
        Character,

        /// <summary>Nothing: it goes on in two ways.</summary>
        Fork,

        /// <summary>The beginning of the text.</summary>
        Start,

        /// <summary>Its end.</summary>
        End,

        /// <summary>Nothing: the pattern has matched.</summary>
        Accept,
    }

    /// <summary>One step; where it goes on, and for a fork where else.</summary>
    internal readonly record struct Step(StepKind Kind, CharSet? Set = null, int Next = -1, int Other = -1, int Pattern = -1);

    /// <summary>All steps.</summary>
    public IReadOnlyList<Step> Steps => _steps;

    /// <summary>Where the patterns begin.</summary>
    public ReadOnlyMemory<int> Entries { get; }

    /// <summary>A bit for each pattern that is accepted just where it matches.</summary>
    public ulong Exact { get; }

    /// <summary>A bit for each pattern that could not be read: it may match anything.</summary>
    public ulong Unknown { get; }

    /// <summary>How many words a set of steps takes, a bit each.</summary>
    public int Words => (_steps.Count + BitsOfWord - 1) / BitsOfWord;

    /// <summary>The steps in <paramref name="set"/>, in order.</summary>
    public static IEnumerable<int> Members(ulong[] set)
    {
        for (var word = 0; word < set.Length; word++)
        {
            for (var rest = set[word]; rest != 0; rest &= rest - 1)
            {
                yield return (word * BitsOfWord) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    /// <summary>Adds the steps that wait for something, from <paramref name="step"/> on, in the midst of a text.</summary>
    public void Reach(int step, ulong[] reached)
    {
        foreach (var index in _closures[step] ??= ClosureOf(step))
        {
            reached[index / BitsOfWord] |= 1UL << index;
        }
    }

    /// <summary>Adds the steps that wait for something, from these on.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="reached">What they are added to.</param>
    /// <param name="atStart">Whether no character stands before.</param>
    /// <param name="atEnd">Whether none stands behind.</param>
    public void Reach(ReadOnlySpan<int> from, ulong[] reached, bool atStart = false, bool atEnd = false)
    {
        foreach (var index in Waiting(from, atStart, atEnd))
        {
            reached[index / BitsOfWord] |= 1UL << index;
        }
    }

    private int[] ClosureOf(int step) => [.. Waiting([step], atStart: false, atEnd: false)];

    private List<int> Waiting(ReadOnlySpan<int> from, bool atStart, bool atEnd)
    {
        var (waiting, seen, open) = (new List<int>(), new HashSet<int>(), new Stack<int>());
        foreach (var index in from)
        {
            open.Push(index);
        }

        while (open.TryPop(out var index))
        {
            if (!seen.Add(index))
            {
                continue;
            }

            var step = _steps[index];
            if (step.Kind == StepKind.Fork || (step.Kind == StepKind.Start && atStart) || (step.Kind == StepKind.End && atEnd))
            {
                open.Push(step.Next);
            }

            if (step.Other >= 0)
            {
                open.Push(step.Other);
            }

            if (step.Kind is not (StepKind.Fork or StepKind.Start))
            {
                waiting.Add(index);
            }
        }

        return waiting;
    }

    // $ stands before a last line feed too; what takes that line feed would need a way of its own.
    private bool GoesOnBehindEnd(int from) =>
        Waiting([.. Enumerable.Range(from, _steps.Count - from).Where(i => _steps[i].Kind == StepKind.End).Select(i => _steps[i].Next)], atStart: false, atEnd: true)
            .Exists(i => _steps[i].Set?.Contains('\n') == true);

    private int Add(Step step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    private int Compile(PatternNode node, int next)
    {
        switch (node)
        {
            case PatternNode.Character character:
                return Add(new Step(StepKind.Character, character.Set, next));
            case PatternNode.Sequence sequence:
                return sequence.Parts.Reverse().Aggregate(next, (after, part) => Compile(part, after));
            case PatternNode.Choice choice:
                return choice.Options.Select(option => Compile(option, next)).ToArray().Aggregate((one, other) => Add(new Step(StepKind.Fork, null, one, other)));
            case PatternNode.Repeat repeat:
                return Repeat(repeat, next);
            case PatternNode.Start:
                return Add(new Step(StepKind.Start, null, next));
            default:
                return Add(new Step(StepKind.End, null, next));
        }
    }

    private int Repeat(PatternNode.Repeat repeat, int next)
    {
        var more = repeat.Most - repeat.Least;
        var isCounted = repeat.Least <= MostCopies && more is null or <= MostCopies;
        _isExact &= isCounted;
        var entry = isCounted && more is { } most ? Optional(repeat.Part, most, next) : AnyNumber(repeat.Part, next);
        for (var i = 0; i < Math.Min(repeat.Least, MostCopies) && _steps.Count < MostSteps; i++)
        {
            entry = Compile(repeat.Part, entry);
        }

        return entry;
    }

    private int Optional(PatternNode part, int most, int next)
    {
        var entry = next;
        for (var i = 0; i < most && _steps.Count < MostSteps; i++)
        {
            entry = Add(new Step(StepKind.Fork, null, Compile(part, entry), next));
        }

        return entry;
    }

    private int AnyNumber(PatternNode part, int next)
    {
        var loop = Add(new Step(StepKind.Fork, null, -1, next));
        _steps[loop] = _steps[loop] with { Next = Compile(part, loop) };
        return loop;
    }
}
