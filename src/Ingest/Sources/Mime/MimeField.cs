namespace Gongwen.Ingest;

/// <summary>Reads a header field such as <c>text/html; charset="gb2312"</c> (RFC 2045, 5.1).</summary>
internal static class MimeField
{
    /// <summary>What stands before the parameters, in lower case.</summary>
    public static string ValueOf(string field) => field.Split(';', 2)[0].Trim().ToLowerInvariant();

    /// <summary>A parameter without its quotes; null when the field has none of that name.</summary>
    public static string? ParameterOf(string field, string name)
    {
        for (var at = field.IndexOf(';', StringComparison.Ordinal); at >= 0 && at < field.Length;)
        {
            var equals = field.IndexOf('=', at);
            if (equals < 0)
            {
                return null;
            }

            var (value, end) = Value(field, equals + 1);
            if (field.AsSpan(at + 1, equals - at - 1).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }

            at = field.IndexOf(';', end);
        }

        return null;
    }

    private static (string Value, int End) Value(string field, int start)
    {
        while (start < field.Length && field[start] is ' ' or '\t')
        {
            start++;
        }

        var isQuoted = start < field.Length && field[start] == '"';
        var end = field.IndexOf(isQuoted ? '"' : ';', Math.Min(field.Length, isQuoted ? start + 1 : start));
        end = end < 0 ? field.Length : end;
        return isQuoted ? (field[(start + 1)..end], Math.Min(field.Length, end + 1)) : (field[start..end].Trim(), end);
    }
}
