namespace Gongwen.Ingest;

/// <summary>The bytes that a run of characters shows, when some decoder made them of bytes.</summary>
/// <remarks>A unit is what stands for one or two bytes: a character, an entity, <c>%E5</c>.</remarks>
internal sealed class ShownBytes
{
    /// <summary>The value of a byte of which nothing is known but that it was there.</summary>
    public const int Unknown = 256;

    private readonly List<short> _values = [];
    private readonly List<int> _at = [];
    private readonly List<bool> _starts = [];

    /// <summary>How many bytes.</summary>
    public int Count => _values.Count;

    /// <summary>The byte there; <see cref="Unknown"/>; -1 outside.</summary>
    public int this[int position] => (uint)position < (uint)_values.Count ? _values[position] : -1;

    /// <summary>Where in the text the unit begins that begins at this byte or next after it.</summary>
    public int At(int position) => position < _at.Count ? _at[position] : End;

    /// <summary>Where in the text the last unit ends.</summary>
    public int End { get; private set; }

    /// <summary>Whether a unit begins at this byte.</summary>
    public bool IsStart(int position) => position >= _starts.Count || _starts[position];

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
        _values.Add((short)value);
        _at.Add(start);
        _starts.Add(true);
        End = end;
    }

    /// <summary>Adds the unit from <paramref name="start"/> to <paramref name="end"/> that shows two bytes.</summary>
    public void AddPair(int first, int second, int start, int end)
    {
        Add(first, start, end);
        _values.Add((short)second);
        _at.Add(end);
        _starts.Add(false);
    }

    /// <summary>These bytes as the UTF-8 of characters that show bytes themselves: what went through two wrong decoders.</summary>
    /// <returns>The inner bytes; null when these are no such thing.</returns>
    public ShownBytes? Peel(ByteView inner)
    {
        var peeled = new ShownBytes();
        Span<byte> sequence = stackalloc byte[4];
        var many = false;
        for (var i = 0; i < Count;)
        {
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
