using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>The rule tables of one stage: tab-separated, embedded in its assembly, overlaid by a user's own.</summary>
/// <remarks>
/// A table has one header line; lines that begin with <c>#</c> are comments. Every table has the columns <c>id</c>,
/// <c>pattern</c>, <c>example</c> and <c>counterexample</c>; order matters and is the order of the file.
/// </remarks>
public sealed class RuleTables
{
    private const string Folder = "Rules/";

    private readonly FrozenDictionary<string, RuleSet> _tables;

    private RuleTables(FrozenDictionary<string, RuleSet> tables, string version)
    {
        _tables = tables;
        Version = version;
    }

    /// <summary>First 16 hexadecimal digits of the SHA-256 of all tables and of the stage's code: the same version gives the same results.</summary>
    public string Version { get; }

    /// <summary>The names of all tables, without extension, in ordinal order.</summary>
    public IEnumerable<string> Names => _tables.Keys.Order(StringComparer.Ordinal);

    /// <summary>The rows of the table of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such table.</exception>
    public RuleSet this[string table] => _tables[table];

    /// <summary>The first row of <paramref name="table"/> whose pattern matches somewhere in <paramref name="text"/>.</summary>
    /// <returns>The match and the row's id; null when no row matches.</returns>
    /// <exception cref="KeyNotFoundException">There is no such table.</exception>
    public (Match Match, string Rule)? FirstMatch(string table, ReadOnlySpan<char> text)
    {
        var candidates = _tables[table].Candidates(text);
        var words = candidates.IsEmpty ? "" : text.ToString();
        foreach (var row in candidates)
        {
            if (row.Pattern.Regex.Match(words) is { Success: true } match)
            {
                return (match, row.Id);
            }
        }

        return null;
    }

    /// <summary>Loads the tables embedded in <paramref name="assembly"/> and lays the ones of <paramref name="overlay"/> over them.</summary>
    /// <param name="assembly">The assembly of the stage.</param>
    /// <param name="overlay">
    /// A folder with files named like the tables: a row with a known id replaces that row, any other is put before the
    /// built-in ones, so that it is tried first. Null for none.
    /// </param>
    /// <exception cref="InvalidDataException">A row lacks its id or pattern, or its pattern is no regular expression; names file and line.</exception>
    public static RuleTables Load(Assembly assembly, string? overlay = null)
    {
        var tables = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(assembly.ManifestModule.ModuleVersionId.ToByteArray()); // deterministic builds: other code, another id
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(Folder, StringComparison.Ordinal) || !resource.EndsWith(".tsv", StringComparison.Ordinal))
            {
                continue;
            }

            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var text = reader.ReadToEnd();
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            var rows = Parse(text, resource);
            var own = overlay is null ? null : Path.Combine(overlay, resource[Folder.Length..]);
            if (own is not null && File.Exists(own))
            {
                var ownText = File.ReadAllText(own);
                hash.AppendData(Encoding.UTF8.GetBytes(ownText));
                rows = Overlay(rows, Checked(Parse(ownText, own)));
            }

            tables.Add(resource[Folder.Length..^4], new RuleSet(rows));
        }

        return new RuleTables(tables.ToFrozenDictionary(StringComparer.Ordinal), Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    // A user's mistake is reported at the start, not at the first document that the row is tried on.
    private static ImmutableArray<RuleRow> Checked(ImmutableArray<RuleRow> own)
    {
        foreach (var row in own)
        {
            _ = row.Pattern.Regex;
        }

        return own;
    }

    private static ImmutableArray<RuleRow> Overlay(ImmutableArray<RuleRow> rows, ImmutableArray<RuleRow> own)
    {
        var known = rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var replacements = own.ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. own.Where(r => !known.Contains(r.Id)), .. rows.Select(r => replacements.GetValueOrDefault(r.Id, r))];
    }

    private static ImmutableArray<RuleRow> Parse(string text, string file)
    {
        string[]? header = null;
        var rows = ImmutableArray.CreateBuilder<RuleRow>();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var cells = line.TrimEnd('\r').Split('\t');
            if (cells is [""] || line.StartsWith('#'))
            {
                continue;
            }

            if (header is null)
            {
                header = cells;
                continue;
            }

            rows.Add(ParseRow(header, cells, $"{file}:{number}"));
        }

        return rows.ToImmutable();
    }

    private static RuleRow ParseRow(string[] header, string[] cells, string place)
    {
        var columns = header.Zip(cells).ToFrozenDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        if (columns.GetValueOrDefault("id") is null or "" || columns.GetValueOrDefault("pattern") is null or "")
        {
            throw new InvalidDataException($"{place}: the row lacks its id or its pattern.");
        }

        return new RuleRow(columns, place);
    }
}
