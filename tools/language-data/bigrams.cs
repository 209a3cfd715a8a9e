// Words and pairs of words with their counts, from the dictionaries of Lucene's Chinese analyser:
//     dotnet run bigrams.cs lucene-analyzers-smartcn.jar
// writes words.tsv and bigrams.tsv. Lucene keeps of a pair only a hash (FNV-1a of "first@second"), so every pair of words is
// tried: some minutes.
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

const ulong Prime = 1099511628211;
const ulong Basis = 0xcbf29ce484222325;
const string Folder = "org/apache/lucene/analysis/cn/smart/hhmm/";

using var jar = ZipFile.OpenRead(args[0]);
var words = ReadWords(Read("coredict.mem"));
File.WriteAllLines("words.tsv", words.Select(w => $"{w.Word}\t{w.Times}"));
var pairs = ReadPairs(Read("bigramdict.mem"));
File.WriteAllLines("bigrams.tsv", Name([.. words.Where(w => w.Times > 0).Select(w => w.Word)], pairs));

byte[] Read(string name)
{
    using var content = jar.GetEntry(Folder + name)!.Open();
    using var bytes = new MemoryStream();
    content.CopyTo(bytes);
    return bytes.ToArray();
}

static List<(string Word, int Times)> ReadWords(byte[] bytes)
{
    var dictionary = new JavaArrays(bytes);
    var (index, first) = ((long[])dictionary.Next()!, (long[])dictionary.Next()!);
    var (rests, times) = ((object?[])dictionary.Next()!, (object?[])dictionary.Next()!);
    var words = new List<(string, int)>();
    for (var i = 0; i < index.Length; i++)
    {
        if (index[i] >= 0 && first[i] != 0 && rests[index[i]] is object?[] ends)
        {
            var counts = (long[])times[index[i]]!;
            words.AddRange(ends.Select((end, n) => ($"{(char)first[i]}{string.Concat(((long[]?)end ?? []).Select(c => (char)c))}", (int)counts[n])));
        }
    }

    return words;
}

static Dictionary<ulong, int> ReadPairs(byte[] bytes)
{
    var dictionary = new JavaArrays(bytes);
    var (hashes, times) = ((long[])dictionary.Next()!, (long[])dictionary.Next()!);
    return hashes.Zip(times).Where(p => p.Second > 0).ToDictionary(p => (ulong)p.First, p => (int)p.Second);
}

static IEnumerable<string> Name(string[] words, Dictionary<ulong, int> pairs)
{
    // One bit for each hash sorts out nearly all.
    var known = new System.Collections.BitArray(1 << 24);
    foreach (var hash in pairs.Keys)
    {
        known[(int)(hash >> 40)] = true;
    }

    foreach (var first in words)
    {
        var begun = Hash(Basis, first + "@");
        foreach (var second in words)
        {
            var hash = Hash(begun, second);
            if (known[(int)(hash >> 40)] && pairs.TryGetValue(hash, out var times))
            {
                yield return $"{first}\t{second}\t{times}";
            }
        }
    }
}

static ulong Hash(ulong hash, string text)
{
    foreach (var c in text)
    {
        hash = (((hash ^ (c & 0xFFu)) * Prime) ^ (uint)(c >> 8)) * Prime;
    }

    return hash;
}

// Arrays of Java's serialization (Java Object Serialization Specification, 6): of short, char, int, long, and of arrays.
internal sealed class JavaArrays(byte[] bytes)
{
    private readonly List<object?> _handles = [];
    private int _at = 4;

    public object? Next() => bytes[_at++] switch
    {
        0x70 => null,
        0x71 => Handle(),
        0x75 => Array(),
        var tag => throw new InvalidDataException($"Tag {tag:X2} at {_at - 1}."),
    };

    private object? Handle() => _handles[(int)Number(4) - 0x7E0000];

    private object Array()
    {
        var kind = Class()!;
        var handle = _handles.Count;
        _handles.Add(null);
        var length = (int)Number(4);
        object array = kind[1] == '['
            ? Enumerable.Range(0, length).Select(_ => Next()).ToArray()
            : Enumerable.Range(0, length).Select(_ => Number(kind[1] switch { 'S' or 'C' => 2, 'I' => 4, _ => 8 }) is var n && kind[1] == 'S' ? (short)n : n).ToArray();
        _handles[handle] = array;
        return array;
    }

    private string? Class()
    {
        switch (bytes[_at++])
        {
            case 0x70:
                return null;
            case 0x71:
                return (string?)Handle();
            default:
                var length = (int)Number(2);
                var name = Encoding.UTF8.GetString(bytes, _at, length);
                _handles.Add(name);
                _at += length + 8 + 1 + 2 + 1; // serial version, flags, no fields, end of annotations
                _ = Class();
                return name;
        }
    }

    private long Number(int size)
    {
        _at += size;
        var data = bytes.AsSpan(_at - size, size);
        return size switch { 2 => BinaryPrimitives.ReadUInt16BigEndian(data), 4 => BinaryPrimitives.ReadInt32BigEndian(data), _ => BinaryPrimitives.ReadInt64BigEndian(data) };
    }
}
