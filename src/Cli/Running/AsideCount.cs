using System.Globalization;

namespace Gongwen.Cli.Running;

/// <summary>Counts the files of folders and archives that look like documents of kinds that cannot be read.</summary>
internal sealed class AsideCount
{
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);

    /// <summary>Counts one file.</summary>
    public void Add(string uri)
    {
        var kind = Path.GetExtension(uri).ToLowerInvariant();
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
    }

    /// <summary>One line for people, the commonest kind first; null when there are none.</summary>
    public string? Describe(Messages messages) => _kinds.Count == 0
        ? null
        : messages["aside", _kinds.Values.Sum(), string.Join(messages["summary.comma"], _kinds.OrderByDescending(k => k.Value).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Value} {k.Key}")))];
}
