using System.Text;

namespace Gongwen.Crawl;

/// <summary>Where a redirect leads.</summary>
internal static class Redirect
{
    /// <returns>Absolute, without fragment; null when the answer is no redirect, or leads nowhere.</returns>
    public static Uri? Target(Exchange exchange) =>
        exchange.Answer is { Status: 301 or 302 or 303 or 307 or 308 } answer && answer["location"] is { Length: > 0 } location
        && Uri.TryCreate(exchange.Uri, Text(location), out var target) && target.Scheme is "http" or "https"
            ? WithoutFragment(target)
            : null;

    /// <summary>The same resource, as the frontier names it.</summary>
    public static Uri WithoutFragment(Uri uri) => uri.Fragment.Length == 0 ? uri : new Uri(uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped));

    // Servers write addresses into the field as they are, in UTF-8 or GBK: octets that are no UTF-8 are encoded one by one.
    private static string Text(string latin)
    {
        var bytes = Encoding.Latin1.GetBytes(latin);
        return Ascii.IsValid(bytes) ? latin
            : System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes)
            : string.Concat(bytes.Select(b => b < 0x80 ? ((char)b).ToString() : $"%{b:X2}"));
    }
}
