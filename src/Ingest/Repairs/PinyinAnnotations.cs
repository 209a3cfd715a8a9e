using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Removes the readings that online converters leave in text copied from them: <c>服務(wù)</c>.</summary>
internal static class PinyinAnnotations
{
    // A converter annotates what it converts, usual or not; a person annotates only what readers may not know.
    private const int ConverterAtWork = 3;

    private static readonly SearchValues<char> Brackets = SearchValues.Create("(（");

    public static IReadOnlyList<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        var common = 0;
        for (var i = 1; i < text.Length && text.AsSpan(i).IndexOfAny(Brackets) is var next and >= 0; i++)
        {
            i += next;
            var syllable = Readings.SyllableAt(text, i);
            if (syllable.Length > 0 && Readings.Fit(text[i - 1], text.AsSpan(syllable.Start, syllable.Length)))
            {
                edits.Add(new Edit(TextSpan.Between(i, syllable.End + 1), ""));
                common += IsCommon(text[i - 1]) ? 1 : 0;
            }
        }

        return common == edits.Count || common >= ConverterAtWork ? edits : edits.FindAll(e => IsCommon(text[e.Span.Start - 1]));
    }

    private static bool IsCommon(char c) => ProseModel.Instance.Cost(c) <= ProseModel.Common;
}
