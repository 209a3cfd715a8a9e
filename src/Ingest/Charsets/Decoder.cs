using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Chooses the charset of a document and decodes it.</summary>
internal static class Decoder
{
    /// <param name="document">What to decode.</param>
    /// <param name="isPage">Whether it is HTML, which may declare its charset itself.</param>
    /// <param name="detector">Chooses the charset; null for our own.</param>
    /// <exception cref="UnreadableDocumentException">The bytes are no text.</exception>
    public static DecodedText Decode(RawDocument document, bool isPage, ICharsetDetector? detector = null)
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

        var declared = CharsetDeclaration.Of(document, isPage);
        var choice = (detector ?? CharsetChooser.Default).Choose(bytes, declared);
        if (CharsetLabels.IsSuperset(choice.Charset) && BinaryContent.IsFullOfControls(bytes))
        {
            throw new UnreadableDocumentException("no text: it looks like binary data");
        }

        var start = ByteOrderMark.Find(bytes).Length;
        ImmutableArray<MixedCharsets.Part> parts = [new(start, bytes.Length, choice.Charset)];
        var (text, malformed) = Read(bytes, parts);
        if (MixedCharsets.IsLikely(text.Text, choice.Charset, malformed))
        {
            parts = MixedCharsets.Divide(bytes, start, choice.Charset);
            (text, malformed) = parts.Length > 1 ? Read(bytes, parts) : (text, malformed);
        }

        var lines = CharsetLines.Count(text, parts);
        choice = choice with { Charset = lines.Count > 1 ? lines[0].Charset : choice.Charset };
        return new DecodedText(text, choice, declared, [.. Issues(bytes, declared, choice), .. Issues(lines, choice, malformed)]);
    }

    private static (SourceText Text, int Malformed) Read(ReadOnlySpan<byte> bytes, ImmutableArray<MixedCharsets.Part> parts)
    {
        var characters = new DecodedCharacters(bytes.Length);
        foreach (var part in parts)
        {
            PartReader.Read(bytes[..part.End], part.Start, part.Charset, characters);
        }

        return (characters.Build(), characters.Malformed);
    }

    private static IEnumerable<Issue> Issues(ReadOnlySpan<byte> bytes, ImmutableArray<CharsetDeclaration> declared, CharsetChoice choice)
    {
        var isAscii = System.Text.Ascii.IsValid(bytes);
        return from declaration in declared
               where declaration.Charset != choice.Charset && !(isAscii && declaration.Charset is { } superset && CharsetLabels.IsSuperset(superset) && choice.Charset == CharsetLabels.Utf8)
               select declaration.Charset is null
                   ? new Issue("charset-declared-unknown", $"The declared charset “{declaration.Label}” is none we know; the bytes read as {choice.Charset}.")
                   : new Issue("charset-declared-wrong", $"{Declarer(declaration)} {declaration.Label}, but its bytes are {choice.Charset}: {choice.ReasonAgainst(declaration.Charset)}.");
    }

    private static string Declarer(CharsetDeclaration declaration) => declaration.By switch
    {
        "mark" => "The document begins with the mark of",
        "transport" => "What brought the document declares",
        "xml" => "The document’s XML declaration says",
        _ => "The document declares",
    };

    private static IEnumerable<Issue> Issues(IReadOnlyList<(string Charset, int Lines)> lines, CharsetChoice choice, int malformed)
    {
        if (lines.Count > 1)
        {
            var shares = string.Join(", ", lines.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Lines} in {l.Charset}")));
            yield return new Issue("charset-mixed", $"The document is put together from several charsets; lines beyond ASCII: {shares}.");
        }

        if (malformed > 0)
        {
            yield return new Issue("malformed-bytes", string.Create(CultureInfo.InvariantCulture, $"{malformed} bytes are no {choice.Charset} and stand as U+FFFD."));
        }
    }
}
