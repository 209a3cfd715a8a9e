using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Reads MIME messages (RFC 2045, 2046): the form of saved pages (MHTML, RFC 2557) and of joined pages.</summary>
internal static class MimeReader
{
    private const int MaxHeader = 64 * 1024;
    private const int MaxDepth = 5;
    private const int MaxParts = 20_000;
    private const int LongestField = 4096;

    // RFC 2046 allows 70; a search for a longer one could take long.
    private const int LongestBoundary = 200;

    /// <summary>Whether bytes begin with the header of a multipart message.</summary>
    public static bool IsMultipart(ReadOnlyMemory<byte> bytes) =>
        ReadFields(bytes.Span[..Math.Min(bytes.Length, MaxHeader)]).Fields.TryGetValue("content-type", out var type)
        && MimeField.ValueOf(type).StartsWith("multipart/", StringComparison.Ordinal);

    /// <exception cref="UnreadableDocumentException">It nests too deep, or holds too many parts.</exception>
    public static MimePart Read(ReadOnlyMemory<byte> message)
    {
        var parts = 0;
        return ReadPart(message, 1, isWhole: true, ref parts);
    }

    private static MimePart ReadPart(ReadOnlyMemory<byte> part, int depth, bool isWhole, ref int parts)
    {
        if (depth > MaxDepth || ++parts > MaxParts)
        {
            throw new UnreadableDocumentException("its parts are too many or nested too deep");
        }

        var (fields, header) = ReadFields(part.Span);
        var read = new MimePart { Fields = fields, Body = part[header..], IsWhole = isWhole };
        if (!read.MediaType.StartsWith("multipart/", StringComparison.Ordinal) || MimeField.ParameterOf(read["content-type"]!, "boundary") is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return read;
        }

        var inner = ImmutableArray.CreateBuilder<MimePart>();
        foreach (var (range, isEnded) in Split(read.Body, Encoding.Latin1.GetBytes("--" + boundary)))
        {
            inner.Add(ReadPart(read.Body[range], depth + 1, isEnded, ref parts));
        }

        return inner.Count == 0 ? read : read with { Body = default, Parts = inner.ToImmutable() };
    }

    // The fields, and where the body begins. Bytes that are no header are all body.
    private static (ImmutableDictionary<string, string> Fields, int Length) ReadFields(ReadOnlySpan<byte> part)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>();
        var (position, name) = (0, "");
        while (position < Math.Min(part.Length, MaxHeader))
        {
            var end = part[position..].IndexOf((byte)'\n') is >= 0 and var found ? position + found + 1 : part.Length;
            var line = Encoding.Latin1.GetString(part[position..Math.Min(end, position + MaxHeader)]).TrimEnd('\r', '\n');
            position = end;
            if (line.Length == 0)
            {
                break;
            }

            if (line[0] is ' ' or '\t' && fields.TryGetValue(name, out var folded))
            {
                fields[name] = folded.Length < LongestField ? $"{folded} {line.Trim()}" : folded;
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || line.AsSpan(0, colon).ContainsAny(" \t<>"))
            {
                return fields.Count == 0 ? (fields.ToImmutable(), 0) : (fields.ToImmutable(), position);
            }

            name = line[..colon].ToLowerInvariant();
            fields.TryAdd(name, line[(colon + 1)..].Trim());
        }

        return (fields.ToImmutable(), position);
    }

    private static IEnumerable<(Range Part, bool IsEnded)> Split(ReadOnlyMemory<byte> body, byte[] delimiter)
    {
        var start = -1;
        foreach (var (line, next, isLast) in Delimiters(body, delimiter))
        {
            if (start >= 0)
            {
                yield return (start..Math.Max(start, WithoutLineEnd(body.Span, line)), true);
            }

            start = next;
            if (isLast)
            {
                yield break;
            }
        }

        if (start >= 0)
        {
            yield return (start..body.Length, false);
        }
    }

    // The lines that are a delimiter and nothing else: one boundary may be the beginning of another.
    private static IEnumerable<(int Line, int Next, bool IsLast)> Delimiters(ReadOnlyMemory<byte> body, byte[] delimiter)
    {
        for (var position = 0; position < body.Length;)
        {
            if (body.Span[position..].IndexOf(delimiter) is not (>= 0 and var found))
            {
                yield break;
            }

            var at = position + found;
            position = at + delimiter.Length;
            if (at > 0 && body.Span[at - 1] != '\n')
            {
                continue;
            }

            var end = body.Span[position..].IndexOf((byte)'\n') is >= 0 and var line ? position + line + 1 : body.Length;
            var rest = body.Span[position..Math.Min(end, position + MaxHeader)].TrimEnd(" \t\r\n"u8);
            if (rest.IsEmpty || rest.SequenceEqual("--"u8))
            {
                yield return (at, end, !rest.IsEmpty);
                position = end;
            }
        }
    }

    // The line end before a delimiter belongs to it.
    private static int WithoutLineEnd(ReadOnlySpan<byte> body, int line) =>
        line > 1 && body[line - 2] == '\r' ? line - 2 : Math.Max(0, line - 1);
}
