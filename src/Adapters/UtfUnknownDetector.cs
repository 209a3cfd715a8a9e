using System.Collections.Immutable;
using System.Globalization;
using Gongwen.Ingest;
using UtfUnknown;

namespace Gongwen.Adapters;

/// <summary>Charsets as UTF.Unknown tells them.</summary>
/// <remarks>It knows no declarations: they count where it is unsure.</remarks>
public sealed class UtfUnknownDetector : ICharsetDetector
{
    private const double Sure = 0.9;

    /// <inheritdoc/>
    public CharsetChoice Choose(ReadOnlySpan<byte> bytes, ImmutableArray<CharsetDeclaration> declared)
    {
        var found = Detect(bytes);
        var named = declared.Select(d => d.Charset).FirstOrDefault(charset => charset is not null);
        if (found.IsEmpty || (found[0].Confidence < Sure && named is not null))
        {
            return new CharsetChoice(named ?? CharsetLabels.Resolve("utf-8")!, 0) { Alternatives = found, Reason = "UTF.Unknown is not sure of any charset" };
        }

        return new CharsetChoice(found[0].Charset, found[0].Confidence)
        {
            Alternatives = found.RemoveAt(0),
            Reason = string.Create(CultureInfo.InvariantCulture, $"UTF.Unknown says so, {found[0].Confidence:P0} sure"),
        };
    }

    // Some of its charsets are read by nobody, and some of ours have several of its names.
    private static ImmutableArray<CharsetGuess> Detect(ReadOnlySpan<byte> bytes) =>
    [
        .. (CharsetDetector.DetectFromBytes(bytes.ToArray()).Details ?? [])
            .Select(detail => (Charset: CharsetLabels.Resolve(detail.EncodingName), detail.Confidence))
            .Where(detail => detail.Charset is not null)
            .DistinctBy(detail => detail.Charset)
            .Select(detail => new CharsetGuess(detail.Charset!, Math.Clamp(detail.Confidence, 0, 1))),
    ];
}
