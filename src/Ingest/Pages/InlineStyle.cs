using System.Buffers;
using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>What a <c>style</c> attribute says of how an element shows, as far as text is concerned.</summary>
/// <param name="Hidden">Nobody sees the element.</param>
/// <param name="WithoutSize">Its own text has no size; elements in it may have one again.</param>
/// <param name="Bold">Null when it does not say.</param>
/// <param name="Preformatted">Line ends in the markup show.</param>
/// <param name="IsBlock">Null when it does not say.</param>
/// <param name="ListStyle">The value of <c>list-style-type</c> or <c>list-style</c>; null when it does not say.</param>
internal readonly record struct InlineStyle(bool Hidden, bool WithoutSize, bool? Bold, bool Preformatted, bool? IsBlock, string? ListStyle)
{
    // An indent that moves the text off the screen, in pixels or whatever.
    private const double OffScreen = -900;

    private static readonly SearchValues<char> Digits = SearchValues.Create("+-.0123456789");

    public static InlineStyle Read(string? css)
    {
        var read = default(InlineStyle);
        for (var rest = css.AsSpan(); !rest.IsEmpty;)
        {
            var end = rest.IndexOf(';');
            var declaration = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (declaration.IndexOf(':') is > 0 and var colon && declaration[(colon + 1)..].Trim() is { IsEmpty: false } value)
            {
                read = read.With(declaration[..colon].Trim(), value);
            }
        }

        return read;
    }

    private InlineStyle With(ReadOnlySpan<char> property, ReadOnlySpan<char> value) =>
        Is(property, "display") ? this with { Hidden = Hidden || Begins(value, "none"), IsBlock = Display(value) }
        : Is(property, "visibility") ? this with { Hidden = Hidden || Begins(value, "hidden") || Begins(value, "collapse") }
        : Is(property, "font-size") ? this with { WithoutSize = Number(value) == 0 }
        : Is(property, "text-indent") ? this with { Hidden = Hidden || Number(value) <= OffScreen }
        : Is(property, "font-weight") ? this with { Bold = Begins(value, "bold") || value[0] is >= '6' and <= '9' }
        : Is(property, "white-space") ? this with { Preformatted = Begins(value, "pre") || Begins(value, "break-spaces") }
        : Is(property, "list-style-type") || Is(property, "list-style") ? this with { ListStyle = value.ToString() }
        : this;

    private static bool? Display(ReadOnlySpan<char> value) =>
        Begins(value, "inline") || Begins(value, "none") ? false
        : Begins(value, "block") || Begins(value, "list-item") ? true
        : null;

    // The number that a length begins with; NaN when it begins with none.
    private static double Number(ReadOnlySpan<char> value)
    {
        var length = value.IndexOfAnyExcept(Digits);
        return double.TryParse(length < 0 ? value : value[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    private static bool Is(ReadOnlySpan<char> property, string name) => property.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(ReadOnlySpan<char> value, string word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
