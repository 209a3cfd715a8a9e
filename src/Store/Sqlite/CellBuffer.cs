using System.Buffers.Binary;
using System.Text;

namespace Gongwen.Store;

/// <summary>Values laid end to end: a byte for the kind, then eight bytes of a number, or the length of text (UTF-8) or bytes in four and these themselves; little-endian.</summary>
internal sealed class CellBuffer
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    /// <summary>What was added.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public int Length => _length;

    public void Clear() => _length = 0;

    /// <summary>Room for a number that is written later.</summary>
    /// <returns>Where it is.</returns>
    public int Reserve()
    {
        Room(sizeof(int));
        _length += sizeof(int);
        return _length - sizeof(int);
    }

    public void WriteAt(int place, int number) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(place), number);

    public void Add(byte one)
    {
        Room(1);
        _bytes[_length++] = one;
    }

    public void Add(in Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                var text = (string)cell.Reference!;
                Room(1 + sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
                AddLengthOf(CellKind.Text, Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length + 1 + sizeof(int))));
                break;
            case CellKind.Blob:
                Add(CellKind.Blob, (byte[])cell.Reference!);
                break;
            case CellKind.Integer:
                AddNumber(CellKind.Integer, cell.Integer);
                break;
            case CellKind.Real:
                AddNumber(CellKind.Real, BitConverter.DoubleToInt64Bits(cell.Real));
                break;
            default:
                Add((byte)CellKind.Null);
                break;
        }
    }

    /// <summary>Adds text that is UTF-8 already, or bytes.</summary>
    public void Add(CellKind kind, ReadOnlySpan<byte> bytes)
    {
        Room(1 + sizeof(int) + bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length + 1 + sizeof(int)));
        AddLengthOf(kind, bytes.Length);
    }

    private void AddLengthOf(CellKind kind, int length)
    {
        _bytes[_length] = (byte)kind;
        WriteAt(_length + 1, length);
        _length += 1 + sizeof(int) + length;
    }

    private void AddNumber(CellKind kind, long bits)
    {
        Room(1 + sizeof(long));
        _bytes[_length] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(_length + 1), bits);
        _length += 1 + sizeof(long);
    }

    private void Room(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + more, _bytes.Length * 2));
        }
    }
}
