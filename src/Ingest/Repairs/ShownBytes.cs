namespace Gongwen.Ingest;

/// <summary>The bytes that a run of characters shows, when some decoder made them of bytes.</summary>
/// <remarks>A unit is what stands for one or two bytes: a character, an entity, <c>%E5</c>.</remarks>
internal sealed class ShownBytes
{
    /// <summary>The value of a byte of which nothing is known but that it was there.</summary>
    public const int Unknown = 256;

    /// <summary>What a unit shows that stands for two such bytes.</summary>
    public const int UnknownPair = 257;

    private short[] _values;
    private int[] _at; // where a unit begins; ~ where it ends, at the second byte of one

    /// <param name="capacity">How many bytes are to be expected.</param>
    public ShownBytes(int capacity) => (_values, _at) = (new short[capacity], new int[capacity]);

    /// <summary>How many bytes.</summary>
    public int Count { get; private set; }

    /// <summary>Whether one of them is <see cref="Unknown"/>.</summary>
    public bool HoldsUnknown { get; private set; }

    /// <summary>The byte there; <see cref="Unknown"/>; -1 outside.</summary>
    public int this[int position] => (uint)position < (uint)Count ? _values[position] : -1;

    /// <summary>Where in the text the unit begins that begins at this byte or next after it.</summary>
    public int At(int position) => position >= Count ? End : _at[position] < 0 ? ~_at[position] : _at[position];

    /// <summary>Where in the text the last unit ends.</summary>
    public int End { get; private set; }

    /// <summary>All units together.</summary>
    public TextSpan Span => TextSpan.Between(At(0), End);

    /// <summary>Whether a unit begins at this byte.</summary>
    public bool IsStart(int position) => position >= Count || _at[position] >= 0;

    /// <summary>The first position after <paramref name="position"/> at which a unit begins.</summary>
    public int NextStart(int position)
    {
        do
        {
            position++;
        }
        while (!IsStart(position));
        return position;
    }

    /// <summary>Adds the unit from <paramref name="start"/> to <paramref name="end"/> that shows one byte.</summary>
    public void Add(int value, int start, int end)
    {
        Append(value, start);
        End = end;
    }

    /// <summary>Adds a unit that shows what <see cref="ByteView.Code"/> says.</summary>
    public void AddUnit(int code, TextSpan unit)
    {
        if (code <= Unknown)
        {
            Add(code, unit.Start, unit.End);
            return;
        }

        var (first, second) = code == UnknownPair ? (Unknown, Unknown) : (code >> 8, code & 0xFF);
        Add(first, unit.Start, unit.End);
        Append(second, ~unit.End);
    }

    private void Append(int value, int at)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, Math.Max(16, 2 * Count));
            Array.Resize(ref _at, _values.Length);
        }

        HoldsUnknown |= value == Unknown;
        _values[Count] = (short)value;
        _at[Count++] = at;
    }

    /// <summary>These bytes as the UTF-8 of characters that show bytes themselves: what went through two wrong decoders.</summary>
    /// <returns>The inner bytes; null when these are no such thing.</returns>
    public ShownBytes? Peel(ByteView inner)
    {
        var peeled = new ShownBytes(Count);
        Span<byte> sequence = stackalloc byte[4];
        var many = false;
        for (var i = 0; i < Count;)
        {
            if (_values[i] == Unknown)
            {
                peeled.Add(Unknown, At(i), At(i + 1)); // a question mark that somebody wrote, most likely
                i++;
                continue;
            }

            var length = 1;
            var c = (char)_values[i];
            if (c >= 0x80)
            {
                var known = 0;
                while (known < 4 && this[i + known] is >= 0 and < Unknown)
                {
                    sequence[known] = (byte)_values[i + known++];
                }

                length = known == 0 ? 0 : default(Utf8Reader).Read(sequence[..known], out var codePoint) is var read && codePoint <= char.MaxValue && (c = (char)codePoint) != 0 ? read : 0;
                many = true;
            }

            var code = length == 0 ? 0 : inner.Code(c);
            if (length == 0 || (code == 0 && c != '\0') || code > 0xFF)
            {
                return null;
            }

            peeled.Add(code, At(i), At(i + length));
            i += length;
        }

        return many ? peeled : null;
    }
}
