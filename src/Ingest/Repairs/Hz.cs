using System.Text;

namespace Gongwen.Ingest;

/// <summary>Reads HZ (RFC 1843), which was mail's way to write GB2312 with ASCII: <c>~{M(V*~}</c> is 通知.</summary>
internal static class Hz
{
    private const string Open = "~{";
    private const string Close = "~}";

    public static IReadOnlyList<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = text.IndexOf(Open, StringComparison.Ordinal); i >= 0; i = text.IndexOf(Open, i, StringComparison.Ordinal))
        {
            var (read, length) = Read(text.AsSpan(i + Open.Length));
            length += Open.Length;
            if (read.Length > 0)
            {
                edits.Add(new Edit(new TextSpan(i, length), read));
            }

            i += length;
        }

        return edits.Count == 0 ? edits : WithTildes(text, edits);
    }

    // Up to what closes it or to the end of the line; nothing when it is no HZ: every pair must be a character.
    private static (string Text, int Length) Read(ReadOnlySpan<char> pairs)
    {
        var text = new StringBuilder();
        var i = 0;
        for (; i < pairs.Length && pairs[i] != '\n'; i += 2)
        {
            if (pairs[i..].StartsWith(Close, StringComparison.Ordinal))
            {
                return (text.ToString(), i + Close.Length);
            }

            var c = i + 1 < pairs.Length && pairs[i] is >= '!' and <= '~' && pairs[i + 1] is >= '!' and <= '~' ? Gbk.Character(pairs[i] | 0x80, pairs[i + 1] | 0x80) : '\0';
            if (c == '\0')
            {
                return ("", i);
            }

            text.Append(c);
        }

        return (text.ToString(), i);
    }

    // In such a text a tilde is written twice.
    private static List<Edit> WithTildes(string text, List<Edit> edits)
    {
        var all = new List<Edit>();
        var position = 0;
        foreach (var edit in edits)
        {
            AddTildes(edit.Span.Start);
            all.Add(edit);
            position = edit.Span.End;
        }

        AddTildes(text.Length);
        return all;

        void AddTildes(int end)
        {
            for (; text.AsSpan(position, end - position).IndexOf("~~", StringComparison.Ordinal) is var next and >= 0; position += next + 2)
            {
                all.Add(new Edit(new TextSpan(position + next, 2), "~"));
            }
        }
    }
}
