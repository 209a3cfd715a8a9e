using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Gongwen.Store;

/// <summary>Words of one's own in jieba's format: a word a line, then, parted by spaces, how often it occurs and its part of speech; both may be left out.</summary>
public static partial class UserWords
{
    /// <summary>Reads the words, in order; parts of speech are left aside.</summary>
    /// <exception cref="FormatException">A number is too large.</exception>
    public static ImmutableArray<UserWord> Read(TextReader source)
    {
        var words = ImmutableArray.CreateBuilder<UserWord>();
        while (source.ReadLine() is { } line)
        {
            if (line.Trim('\uFEFF', ' ', '\t') is { Length: > 0 } entry)
            {
                var match = Entry().Match(entry);
                words.Add(new UserWord(
                    match.Groups["word"].Value,
                    match.Groups["times"] is { Success: true } times ? int.Parse(times.Value, NumberStyles.None, CultureInfo.InvariantCulture) : null));
            }
        }

        return words.ToImmutable();
    }

    [GeneratedRegex("^(?<word>.+?)(?: (?<times>[0-9]+))?(?: [a-z]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Entry();
}
