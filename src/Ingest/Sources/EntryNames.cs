using System.Text;

namespace Gongwen.Ingest;

/// <summary>The names of an archive's entries as their maker wrote them.</summary>
/// <remarks>
/// Only the flag for UTF-8 says which charset a name is in (APPNOTE 6.3.10, appendix D). Old Chinese programs write GBK without
/// it, so names without it are read like any text of unknown charset, all of them together: one name is too short to tell.
/// </remarks>
internal static class EntryNames
{
    /// <summary>The encoding under which bytes of unflagged names survive as characters below U+0100.</summary>
    public static Encoding Raw => Encoding.Latin1;

    /// <param name="names">Names that were read by <see cref="Raw"/>; a flagged one is right already.</param>
    public static IReadOnlyList<string> Decode(IReadOnlyList<string> names)
    {
        var unknown = names.Where(IsUnknown).ToList();
        if (unknown.Count == 0)
        {
            return names;
        }

        var bytes = Raw.GetBytes(string.Join('\n', unknown));
        var decoded = new Queue<string>(IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes).Split('\n') : Guess(bytes));
        return decoded.Count == unknown.Count ? [.. names.Select(name => IsUnknown(name) ? decoded.Dequeue() : name)] : names;
    }

    private static bool IsUnknown(string name) => name.AsSpan().ContainsAnyExceptInRange('\0', '\x7F') && !name.AsSpan().ContainsAnyExceptInRange('\0', '\xFF');

    private static bool IsUtf8(byte[] bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static string[] Guess(byte[] bytes)
    {
        try
        {
            return Decoder.Decode(new RawDocument { Uri = "", Bytes = bytes }, isPage: false).Text.Text.Split('\n');
        }
        catch (UnreadableDocumentException)
        {
            return []; // names that are no text stay as they are
        }
    }
}
