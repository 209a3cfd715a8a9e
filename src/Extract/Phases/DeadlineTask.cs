using System.Buffers;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads what is due from the words around a deadline.</summary>
internal static class DeadlineTask
{
    private const int Longest = 40;
    private const string Empty = "完成";

    private const string Ends = "，,。；;\n）)";

    private static readonly SearchValues<char> AnyEnd = SearchValues.Create(Ends);

    private static readonly char[] Around = [.. "，,。；;：: 　\t\n（(）)将请"];

    /// <summary>The clause behind the date; before it when nothing follows.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="start">Where the body starts.</param>
    /// <param name="words">The deadline's words, label included.</param>
    /// <param name="date">The date among them.</param>
    /// <returns>At most 40 characters; empty when the date stands alone.</returns>
    public static string Read(string text, int start, TextSpan words, TextSpan date)
    {
        var label = text[words.Start..date.Start];
        if (label.IndexOf('截', StringComparison.Ordinal) is > 0 and var cut)
        {
            return label[..cut].Trim(Around);
        }

        var after = Behind(text, words.End);
        return after.Length > 1 && after != Empty && label.Length == 0 ? after
            : Before(text, start, words.Start) is { Length: > 0 } before ? before : after;
    }

    private static string Behind(string text, int position)
    {
        while (position < text.Length && text[position] is '，' or ',' or ' ' or '　' or '：' or ':')
        {
            position++;
        }

        var rest = text.AsSpan(position, Math.Min(Longest, text.Length - position));
        var end = Marks.IndexOutside(rest, Ends);
        return (end < 0 ? rest : rest[..end]).Trim(Around).ToString();
    }

    private static string Before(string text, int start, int position)
    {
        var rest = text.AsSpan(Math.Max(start, position - Longest)..position).TrimEnd(Around);
        var end = rest.LastIndexOfAny(AnyEnd);
        return rest[(end + 1)..].Trim(Around).ToString();
    }
}
