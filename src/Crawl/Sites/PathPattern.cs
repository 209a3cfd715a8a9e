using System.Text;

namespace Gongwen.Crawl;

/// <summary>A pattern for the path and query of a URI, as in robots.txt (RFC 9309, 2.2.3): a prefix, where <c>*</c> is any text and <c>$</c> at the end is the end.</summary>
/// <remarks>Compared as RFC 9309 says: octets that are percent-encoded though they need not be are decoded, others are encoded; case counts.</remarks>
public sealed class PathPattern
{
    private readonly string[] _parts; // between the stars
    private readonly bool _ends;

    /// <param name="text">The pattern as it was written.</param>
    public PathPattern(string text)
    {
        Text = text;
        var normal = Normalise(text);
        Length = Encoding.UTF8.GetByteCount(normal);
        _ends = normal.EndsWith('$');
        _parts = (_ends ? normal[..^1] : normal).Split('*');
    }

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Octets of the pattern: the longest match decides.</summary>
    public int Length { get; }

    /// <summary>Whether the path and query of <paramref name="uri"/> match.</summary>
    public bool Matches(Uri uri) => Matches(uri.PathAndQuery);

    /// <summary>Whether <paramref name="pathAndQuery"/> matches.</summary>
    public bool Matches(string pathAndQuery)
    {
        var rest = Normalise(pathAndQuery).AsSpan();
        if (!rest.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[_parts[0].Length..];
        for (var i = 1; i < _parts.Length; i++)
        {
            if (_ends && i == _parts.Length - 1)
            {
                return rest.EndsWith(_parts[i], StringComparison.Ordinal);
            }

            // The first place is as good as any: what follows the star may stand anywhere behind it.
            var at = rest.IndexOf(_parts[i], StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + _parts[i].Length)..];
        }

        return !_ends || rest.IsEmpty;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // Unreserved characters never need encoding (RFC 3986, 2.3); anything outside of ASCII always does.
    private static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                var octet = (char)Convert.ToInt32(text.Substring(i + 1, 2), 16);
                _ = char.IsAsciiLetterOrDigit(octet) || octet is '-' or '.' or '_' or '~'
                    ? result.Append(octet)
                    : result.Append('%').Append(char.ToUpperInvariant(text[i + 1])).Append(char.ToUpperInvariant(text[i + 2]));
                i += 2;
            }
            else if (char.IsAscii(text[i]))
            {
                result.Append(text[i]);
            }
            else
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                foreach (var octet in Encoding.UTF8.GetBytes(text, i, length))
                {
                    result.Append('%').Append(Convert.ToHexString([octet]));
                }

                i += length - 1;
            }
        }

        return result.ToString();
    }
}
