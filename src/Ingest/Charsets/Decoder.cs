using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Chooses the charset of a document and decodes it.</summary>
internal static class Decoder
{
    private static readonly SearchValues<byte> PlainAscii = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(b => (byte)b).Where(b => b != '\r')]);

    /// <param name="document">What to decode.</param>
    /// <param name="isPage">Whether it is HTML, which may declare its charset itself.</param>
    /// <exception cref="UnreadableDocumentException">The bytes are no text.</exception>
    public static DecodedText Decode(RawDocument document, bool isPage)
    {
        var bytes = document.Bytes.Span;
        if (bytes.IsEmpty)
        {
            throw new UnreadableDocumentException("the file is empty");
        }

        if (BinaryContent.FromSignature(bytes) is { } kind)
        {
            throw new UnreadableDocumentException($"no text: it looks like {kind}");
        }

        var label = document.DeclaredCharset ?? (isPage ? MetaPrescan.Find(bytes) : null);
        var declared = CharsetLabels.Resolve(label);
        var choice = CharsetChooser.Choose(bytes, declared);
        if (!choice.Charset.StartsWith("utf-16", StringComparison.Ordinal) && BinaryContent.IsFullOfControls(bytes))
        {
            throw new UnreadableDocumentException("no text: it looks like binary data");
        }

        var characters = Read(bytes, choice);
        return new DecodedText(characters.Build(), choice.Charset, choice.Confidence, Issues(label, choice, characters.Malformed));
    }

    private static ImmutableArray<Issue> Issues(string? label, CharsetChoice choice, int malformed)
    {
        var issues = ImmutableArray.CreateBuilder<Issue>();
        var declared = CharsetLabels.Resolve(label);
        if (label is not null && declared is null)
        {
            issues.Add(new Issue("charset-declared-unknown", $"The declared charset “{label}” is none we know; the bytes read as {choice.Charset}."));
        }
        else if (declared is not null && declared != choice.Charset)
        {
            issues.Add(new Issue("charset-declared-wrong", $"The document declares {label}, but its bytes are {choice.Charset}."));
        }

        if (malformed > 0)
        {
            issues.Add(new Issue("malformed-bytes", string.Create(CultureInfo.InvariantCulture, $"{malformed} bytes are no {choice.Charset} and stand as U+FFFD.")));
        }

        return issues.ToImmutable();
    }

    private static DecodedCharacters Read(ReadOnlySpan<byte> bytes, CharsetChoice choice) => choice.Charset switch
    {
        CharsetLabels.Utf8 => Read(bytes, choice.Skip, default(Utf8Reader)),
        CharsetLabels.Utf16LittleEndian => Read(bytes, choice.Skip, new Utf16Reader(bigEndian: false)),
        CharsetLabels.Utf16BigEndian => Read(bytes, choice.Skip, new Utf16Reader(bigEndian: true)),
        _ => Read(bytes, choice.Skip, CodePage.Of(choice.Charset)),
    };

    private static DecodedCharacters Read<TReader>(ReadOnlySpan<byte> bytes, int start, TReader reader)
        where TReader : ICharacterReader
    {
        var characters = new DecodedCharacters(bytes.Length);
        for (var i = start; i < bytes.Length;)
        {
            if (reader.HoldsAscii && bytes[i] < 0x80 && bytes[i] != '\r')
            {
                var ascii = bytes[i..].IndexOfAnyExcept(PlainAscii) is var end and >= 0 ? end : bytes.Length - i;
                characters.AddAscii(bytes.Slice(i, ascii), i);
                i += ascii;
                continue;
            }

            var length = reader.Read(bytes[i..], out var codePoint);
            if (length == 0)
            {
                characters.AddMalformed(i++);
                continue;
            }

            if (codePoint == '\r' && i + length < bytes.Length && reader.Read(bytes[(i + length)..], out var next) is var more && next == '\n')
            {
                length += more;
            }

            characters.Add(codePoint, i, length);
            i += length;
        }

        return characters;
    }
}
