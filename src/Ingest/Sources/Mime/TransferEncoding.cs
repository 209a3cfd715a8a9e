using System.Buffers;
using System.Buffers.Text;

namespace Gongwen.Ingest;

/// <summary>Undoes what mail does to bytes (RFC 2045, 6): quoted-printable and base64. What cannot be undone stays as it is.</summary>
internal static class TransferEncoding
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding) => encoding?.Trim().ToUpperInvariant() switch
    {
        "BASE64" => Base64Of(body.Span),
        "QUOTED-PRINTABLE" => QuotedPrintable(body.Span),
        _ => body,
    };

    private static byte[] Base64Of(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(body.Length)];
        return Base64.DecodeFromUtf8(body, bytes, out _, out var written) == OperationStatus.Done
            ? bytes[..written]
            : throw new UnreadableDocumentException("its base64 is damaged or cut off");
    }

    private static ReadOnlyMemory<byte> QuotedPrintable(ReadOnlySpan<byte> body)
    {
        var bytes = new byte[body.Length];
        var length = 0;
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'=') is >= 0 and var found ? found : body.Length;
            body[..end].CopyTo(bytes.AsSpan(length));
            length += end;
            body = body[end..];
            if (body.IsEmpty)
            {
                break;
            }

            var (decoded, taken) = Escape(body);
            if (decoded is { } b)
            {
                bytes[length++] = b;
            }

            body = body[taken..];
        }

        return bytes.AsMemory(0, length);
    }

    // =3D is a byte, = at the end of a line joins it with the next; any other = stands for itself.
    private static (byte? Byte, int Taken) Escape(ReadOnlySpan<byte> text)
    {
        if (text.Length > 2 && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2]))
        {
            return ((byte)((Convert.FromHexString([(char)text[1], (char)text[2]]))[0]), 3);
        }

        var blank = 1 + (text[1..].IndexOfAnyExcept((byte)' ', (byte)'\t') is >= 0 and var n ? n : text.Length - 1);
        return blank == text.Length ? (null, blank)
            : text[blank] == '\n' ? (null, blank + 1)
            : text[blank] == '\r' ? (null, blank + 1 < text.Length && text[blank + 1] == '\n' ? blank + 2 : blank + 1)
            : ((byte)'=', 1);
    }
}
