using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>How well a sample reads in one charset.</summary>
/// <param name="Charset">The charset.</param>
/// <param name="Cost">Bits to write the sample down as text of that charset, in the unit of <see cref="ProseModel"/>.</param>
/// <param name="BeyondCost">The part of the cost that is for characters beyond ASCII.</param>
/// <param name="Beyond">Number of characters beyond ASCII.</param>
/// <param name="Malformed">Number of places where bytes are no character.</param>
internal readonly record struct CharsetReading(string Charset, long Cost, long BeyondCost, int Beyond, int Malformed)
{
    /// <summary>Whether what is beyond ASCII looks like Chinese.</summary>
    public bool IsProse => Beyond > 0 && BeyondCost <= (long)ProseModel.Common * Beyond;

    /// <summary>Reads characters one after the other.</summary>
    public static CharsetReading Of(ReadOnlySpan<byte> bytes, string charset) => charset switch
    {
        CharsetLabels.Utf8 => Read(bytes, charset, default(Utf8Reader)),
        CharsetLabels.Utf16LittleEndian => Read(bytes, charset, new Utf16Reader(bigEndian: false)),
        CharsetLabels.Utf16BigEndian => Read(bytes, charset, new Utf16Reader(bigEndian: true)),
        CharsetLabels.Hz => Read(bytes, charset, default(HzReader)),
        CharsetLabels.Iso2022Cn or CharsetLabels.Iso2022Jp => Read(bytes, charset, default(Iso2022Reader)),
        _ => Read(bytes, charset, CodePage.Of(charset)),
    };

    /// <summary>The same, but where pairs of bytes do not come out even, looks for the bytes that were lost.</summary>
    public static CharsetReading OfDamaged(ReadOnlySpan<byte> bytes, string charset)
    {
        if (charset is not (CharsetLabels.Gb18030 or CharsetLabels.Big5))
        {
            return Of(bytes, charset);
        }

        var (steps, cost) = Alignment.Find(bytes, CodePage.Of(charset));
        var beyond = steps.Count(s => s.CodePoint >= 0x80);
        var ascii = steps.Where(s => s.CodePoint < 0x80).Sum(s => ProseModel.Instance.Cost((char)s.CodePoint));
        return new CharsetReading(charset, cost, cost - ascii, beyond, steps.Count(s => s.CodePoint == '\ufffd'));
    }

    /// <summary>What speaks for the charset or against it, in words that follow “read as X”.</summary>
    public string InWords() => Beyond == 0 ? "nothing is beyond ASCII" : string.Create(
        CultureInfo.InvariantCulture,
        $"{(Malformed == 0 ? "none" : $"{100.0 * Malformed / Beyond:0.#} %")} of the characters beyond ASCII are malformed and one costs {BeyondCost / 8.0 / Beyond:0.0} bits");

    private static CharsetReading Read<TReader>(ReadOnlySpan<byte> bytes, string charset, TReader reader)
        where TReader : ICharacterReader
    {
        var (cost, beyondCost, beyond, malformed) = (0L, 0L, 0, 0);
        var before = '\n';
        for (var i = 0; i < bytes.Length;)
        {
            var length = reader.Read(bytes[i..], out var codePoint);
            i += length > 0 ? length : charset == CharsetLabels.Utf8 ? Utf8Reader.BrokenLength(bytes[i..]) : 1;
            if (length > 0 && codePoint == ICharacterReader.Nothing)
            {
                continue;
            }

            var c = length == 0 ? '\ufffd' : codePoint > char.MaxValue ? '\ue000' : (char)codePoint;
            var price = CostAfter(before, c, charset);
            cost += price;
            (beyondCost, beyond) = c < 0x80 ? (beyondCost, beyond) : (beyondCost + price, beyond + 1);
            malformed += length == 0 ? 1 : 0;
            before = c;
        }

        return new CharsetReading(charset, cost, beyondCost, beyond, malformed);
    }

    // A Chinese charset holds Chinese. Two bytes of GBK may be a Cyrillic letter of UTF-8, so there only Latin is expected besides.
    private static int CostAfter(char before, char c, string charset) =>
        c < 0x80 ? ProseModel.Instance.Cost(c)
        : charset switch
        {
            CharsetLabels.Gb18030 or CharsetLabels.Big5 or CharsetLabels.Hz or CharsetLabels.Iso2022Cn => ProseModel.Instance.Cost(before, c),
            CharsetLabels.Utf8 when !AlphabetModel.IsLatin(c) => ProseModel.Instance.Cost(before, c),
            _ => Math.Min(ProseModel.Instance.Cost(before, c), AlphabetModel.Cost(before, c)),
        };
}
