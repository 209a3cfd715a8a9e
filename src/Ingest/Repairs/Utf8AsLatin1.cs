namespace Gongwen.Ingest;

/// <summary>Reads anew UTF-8 that was read as Latin-1 or windows-1252: <c>é€šçŸ¥</c> was 通知.</summary>
internal static class Utf8AsLatin1
{
    public static IReadOnlyList<Edit> Find(string text) => ByteText.Reread(text, run => Decode(text, run));

    private static List<Edit> Decode(string text, TextSpan run)
    {
        var bytes = new byte[run.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)ByteText.ToByte(text[run.Start + i]);
        }

        var edits = new List<Edit>();
        for (var i = 0; i < bytes.Length;)
        {
            var length = default(Utf8Reader).Read(bytes.AsSpan(i), out var codePoint);
            if (length != 1)
            {
                // A byte that fits nowhere is what is left of a character; what is left of one gap is marked once.
                var isSameGap = length == 0 && edits is [.., { Replacement: "\ufffd" or "" } last] && last.Span.End == run.Start + i;
                var after = length > 1 ? char.ConvertFromUtf32(codePoint) : isSameGap ? "" : "\ufffd";
                edits.Add(new Edit(new TextSpan(run.Start + i, Math.Max(1, length)), after));
            }

            i += Math.Max(1, length);
        }

        return edits;
    }
}
