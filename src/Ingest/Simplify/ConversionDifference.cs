namespace Gongwen.Ingest;

/// <summary>Tells what a conversion changed, by its result alone.</summary>
internal static class ConversionDifference
{
    /// <returns>
    /// Where the length stays, one edit for each character that changed: conversion is one for one nearly everywhere. Otherwise
    /// one from the first change to the last.
    /// </returns>
    public static IEnumerable<Edit> Find(string text, TextSpan range, string converted)
    {
        if (converted.Length == range.Length)
        {
            return OneForOne(text, range.Start, converted);
        }

        var before = text.AsSpan(range.Start, range.Length);
        var start = before.CommonPrefixLength(converted);
        start -= start > 0 && char.IsHighSurrogate(before[start - 1]) ? 1 : 0;
        var end = 0;
        while (end < Math.Min(before.Length, converted.Length) - start && before[^(end + 1)] == converted[^(end + 1)])
        {
            end++;
        }

        end -= end > 0 && char.IsLowSurrogate(before[^end]) ? 1 : 0;
        return [new Edit(TextSpan.Between(range.Start + start, range.End - end), converted[start..^end])];
    }

    private static IEnumerable<Edit> OneForOne(string text, int start, string converted)
    {
        for (var i = 0; i < converted.Length; i++)
        {
            var isPair = char.IsHighSurrogate(converted[i]) || char.IsHighSurrogate(text[start + i]);
            var length = isPair && i + 1 < converted.Length ? 2 : 1;
            if (!text.AsSpan(start + i, length).SequenceEqual(converted.AsSpan(i, length)))
            {
                yield return new Edit(new TextSpan(start + i, length), converted.Substring(i, length));
            }

            i += length - 1;
        }
    }
}
