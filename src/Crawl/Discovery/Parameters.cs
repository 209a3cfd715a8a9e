using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>Reads and changes single parameters of an address; all others stay as they are written.</summary>
internal static class Parameters
{
    /// <summary>The parameters, in order, as they are written.</summary>
    public static IEnumerable<(string Name, string Value)> Of(Uri address) =>
        from part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        let at = part.IndexOf('=', StringComparison.Ordinal)
        where at > 0
        select (part[..at], part[(at + 1)..]);

    /// <summary>The number that a parameter bears; null when it is missing or none.</summary>
    public static int? Number(Uri address, string name) =>
        Of(address).Where(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(p => int.TryParse(p.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).FirstOrDefault();

    /// <summary>The address with another number in that parameter, which it has.</summary>
    public static Uri With(Uri address, string name, int number) => new UriBuilder(address)
    {
        Query = string.Join('&', Of(address).Select(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            ? string.Create(CultureInfo.InvariantCulture, $"{p.Name}={number}")
            : $"{p.Name}={p.Value}")),
    }.Uri;
}
