using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Removes the readings that online converters leave in text copied from them: <c>服務(wù)</c>, <c>宣传（xuān chuán）</c>, <c>(guān)关</c>.</summary>
/// <remarks>
/// Only where every syllable reads the character it belongs to; so <c>(WHO)</c>, <c>(kg)</c> and <c>(一)</c> stay. Capitals are
/// names in Latin letters: <c>北京(Běijīng)</c> stays.
/// </remarks>
internal static class PinyinAnnotations
{
    // A converter annotates what it converts, usual or not; a person annotates only what readers may not know.
    private const int ConverterAtWork = 3;

    // Shorter toneless syllables are also units, list letters, words of other languages: (a), (he).
    private const int Telling = 3;
    private const int Habit = 2;

    private static readonly SearchValues<char> Starts = SearchValues.Create("(（[［【〔āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭ");

    /// <summary>How far a reading can be relied on to be one.</summary>
    private enum Certainty
    {
        /// <summary>With a tone, or several syllables set apart.</summary>
        Sure,

        /// <summary>A toneless syllable behind its character.</summary>
        Likely,

        /// <summary>What may be something else, unless the document is full of readings.</summary>
        Doubtful,
    }

    public static IReadOnlyList<Edit> Find(string text)
    {
        var found = new List<Annotation>();
        for (var i = 0; i < text.Length && text.AsSpan(i).IndexOfAny(Starts) is var next and >= 0; i++)
        {
            i += next;
            if (At(text, i) is { } annotation)
            {
                found.Add(annotation);
                i = annotation.Span.End - 1;
            }
        }

        if (found.Count(a => a.Certainty < Certainty.Doubtful) < Habit && found.Count <= ConverterAtWork)
        {
            found.RemoveAll(a => a.Certainty == Certainty.Doubtful);
        }

        var common = found.Count(a => a.IsOfCommon);
        return [.. from annotation in found
                   where annotation.IsOfCommon || common >= ConverterAtWork
                   select new Edit(annotation.Span, "")];
    }

    private static Annotation? At(string text, int start)
    {
        if (PinyinReading.InBrackets(text, start) is { } reading)
        {
            var before = IsBlank(text, start - 1) && start > 1 ? start - 1 : start;
            return reading.CharactersBefore(text, before) is var count and > 0
                ? new Annotation(Padded(text, before, reading.End), CertaintyOf(reading, count), IsCommon(text, before - count, before))
                : reading.CharactersAfter(text, reading.End) is var ahead and > 0 && reading.IsToned
                ? new Annotation(TextSpan.Between(start, reading.End), Certainty.Sure, IsCommon(text, reading.End, reading.End + ahead))
                : null;
        }

        return PinyinReading.Bare(text, start) is { } bare && bare.CharactersBefore(text, bare.Start) is var read and > 0
            ? new Annotation(TextSpan.Between(bare.Start, bare.End), Certainty.Doubtful, IsCommon(text, bare.Start - read, bare.Start))
            : null;
    }

    private static Certainty CertaintyOf(PinyinReading reading, int characters) =>
        reading.IsToned || (characters > 1 && reading.IsSpaced) ? Certainty.Sure
        : characters == 1 && reading.Letters.Length >= Telling && reading.IsRound ? Certainty.Likely
        : Certainty.Doubtful;

    // 关 (guān) 于: the blanks came with the reading.
    private static TextSpan Padded(string text, int start, int end) =>
        TextSpan.Between(start, IsBlank(text, start) && IsBlank(text, end) ? end + 1 : end);

    private static bool IsBlank(string text, int at) => at >= 0 && at < text.Length && text[at] is ' ' or '\u00a0';

    private static bool IsCommon(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (ProseModel.Instance.Cost(text[i]) > ProseModel.Common)
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Annotation(TextSpan Span, Certainty Certainty, bool IsOfCommon);
}
