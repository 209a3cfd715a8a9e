using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Superscripts as characters of their own: 10<sup>4</sup> 平方米 must not become 104 平方米.</summary>
/// <remarks>Only numbers: ordinals and notes of words stay as they stand, and so does a subscript, whose plain spelling (CO2, PM2.5) is the usual one.</remarks>
internal static class Superscript
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly SearchValues<char> Written = SearchValues.Create("0123456789+-−");

    /// <summary><paramref name="text"/> in raised characters, one for each; null if it holds anything but digits and signs.</summary>
    public static string? Of(ReadOnlySpan<char> text)
    {
        const int longest = 4;
        if (text.Length > longest || text.ContainsAnyExcept(Written))
        {
            return null;
        }

        Span<char> raised = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            raised[i] = text[i] switch
            {
                '+' => '⁺',
                '-' or '−' => '⁻',
                _ => Digits[text[i] - '0'],
            };
        }

        return raised.ToString();
    }
}
