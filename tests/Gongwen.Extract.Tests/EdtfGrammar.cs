using System.Text.RegularExpressions;
using NodaTime.Text;
using Xunit;

namespace Gongwen.Extract.Tests;

/// <summary>As much of EDTF (ISO 8601-2:2019) as stages are written in.</summary>
internal static class EdtfGrammar
{
    // A year, month, day, season (21 to 24), quarter (33 to 36) or half (40, 41), and ~ when it is only about then.
    private const string One = "[0-9]{4}(?:-(?:(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?|2[1-4]|3[3-6]|4[01]))?~?";

    /// <summary>Fails unless <paramref name="value"/> is a date or an interval of it, its days are in the calendar, and it does not end before it starts.</summary>
    public static void AssertWellFormed(string value)
    {
        Assert.Matches(Whole(), value);
        var ends = value.Split('/');
        Assert.All(ends.Select(e => e.TrimEnd('~')).Where(e => e.Length == 10), day => Assert.True(LocalDatePattern.Iso.Parse(day).Success, value));
        if (ends is [{ Length: > 0 } first, { Length: > 0 } last] && first != ".." && last != "..")
        {
            var shared = Math.Min(first.TrimEnd('~').Length, last.TrimEnd('~').Length);
            Assert.True(string.CompareOrdinal(first[..shared], last[..shared]) <= 0, value);
        }
    }

    private static Regex Whole() => new($@"\A(?:{One}|(?:{One}|\.\.)?/(?:{One}|\.\.))\z", RegexOptions.NonBacktracking);
}
