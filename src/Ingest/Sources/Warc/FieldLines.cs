using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>The first line and the header fields that an HTTP message (RFC 9112) and a WARC record (ISO 28500) begin with.</summary>
/// <param name="First">The first line, without its end.</param>
/// <param name="Fields">The fields in order; values without white space around them, octets as Latin-1.</param>
/// <param name="Length">Bytes up to the end of the empty line.</param>
internal sealed record FieldLines(string First, ImmutableArray<KeyValuePair<string, string>> Fields, int Length)
{
    /// <summary>The value of the first field of that name, whatever its case; null when there is none.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var field in Fields)
            {
                if (field.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return field.Value;
                }
            }

            return null;
        }
    }

    /// <returns>Null when no empty line ends them.</returns>
    public static FieldLines? Read(ReadOnlySpan<byte> bytes)
    {
        var (first, position) = Line(bytes, 0);
        var fields = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        while (position >= 0)
        {
            var (line, next) = Line(bytes, position);
            if (next >= 0 && line.Length == 0)
            {
                return new FieldLines(first, fields.ToImmutable(), next);
            }

            if (line.Length > 0 && line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = new(fields[^1].Key, $"{fields[^1].Value} {line.Trim()}"); // folded
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }

            position = next;
        }

        return null;
    }

    // A line without its end, and where the next one begins; -1 when no end of line stands there.
    private static (string Text, int Next) Line(ReadOnlySpan<byte> bytes, int start)
    {
        var end = bytes[start..].IndexOf((byte)'\n');
        return end < 0 ? ("", -1) : (Encoding.Latin1.GetString(bytes.Slice(start, end)).TrimEnd('\r'), start + end + 1);
    }
}
