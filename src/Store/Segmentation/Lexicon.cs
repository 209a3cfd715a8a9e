using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gongwen.Store;

/// <summary>The tables of <c>Segmentation/Data</c>, made by <c>tools/language-data</c>, which says how they are laid out.</summary>
internal static class Lexicon
{
    /// <summary>jieba's dictionary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // runs once, over a third of a million words
    public static WordTrie Words()
    {
        var bytes = Resource("words.bin");
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var shared = bytes.AsSpan(4, count);
        var own = bytes.AsSpan(4 + count, count);
        var nodes = Sum(own);
        ReadOnlySpan<byte> times = bytes.AsSpan(4 + (2 * count));
        var characters = MemoryMarshal.Cast<byte, char>(times[^(nodes * 2)..]);
        var trie = new WordTrie(nodes);
        Span<int> path = stackalloc int[256];
        for (var word = 0; word < count; word++)
        {
            var node = shared[word] == 0 ? WordTrie.None : path[shared[word] - 1];
            for (var i = 0; i < own[word]; i++)
            {
                path[shared[word] + i] = node = trie.Grow(node, characters[i]);
            }

            characters = characters[own[word]..];
            trie.Count(node, (int)Varint.Read(ref times));
        }

        return trie;
    }

    /// <summary>Characters, and for each state of the model, in order of <see cref="UnknownWords"/>, what a character costs in millionths; -1 where it never stands.</summary>
    public static (char[] Characters, int[][] Costs) Emissions()
    {
        var bytes = Resource("emissions.bin");
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var costs = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(4 + (2 * count)));
        return (
            MemoryMarshal.Cast<byte, char>(bytes.AsSpan(4, 2 * count)).ToArray(),
            [costs[..count].ToArray(), costs.Slice(count, count).ToArray(), costs.Slice(2 * count, count).ToArray(), costs[(3 * count)..].ToArray()]);
    }

    private static int Sum(ReadOnlySpan<byte> values)
    {
        var sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static byte[] Resource(string name)
    {
        using var source = new BrotliStream(typeof(Lexicon).Assembly.GetManifestResourceStream(name)!, CompressionMode.Decompress);
        using var target = new MemoryStream(4 << 20);
        source.CopyTo(target);
        return target.ToArray();
    }
}
