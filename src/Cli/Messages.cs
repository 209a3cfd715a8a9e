using System.Collections.Frozen;
using System.Globalization;
using Gongwen.Cli.Rendering.Sheets;

namespace Gongwen.Cli;

/// <summary>Everything the program says, in one language: the rows of <c>Resources/messages.tsv</c>.</summary>
internal sealed class Messages
{
    private readonly FrozenDictionary<string, string> _texts;

    private Messages(string language, FrozenDictionary<string, string> texts)
    {
        Language = language;
        _texts = texts;
    }

    /// <summary>The languages that there is a column for.</summary>
    public static string[] Languages { get; } = ["zh", "en"];

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>The text of that key.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such row.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The text of that key with <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    /// <summary>What people see above that column; of one that they named themselves, its name.</summary>
    public string Heading(Column column) => _texts.GetValueOrDefault($"column.{column.Key}", column.Key);

    /// <summary>What people call that field of a notice; of one that has no name in the table, itself.</summary>
    public string FieldName(string field) => _texts.GetValueOrDefault($"fact.{field}", field);

    /// <summary>The texts in one of <see cref="Languages"/>.</summary>
    public static Messages Load(string language) =>
        new(language, Rows().ToFrozenDictionary(row => row["key"], row => row[language].Replace("\\n", "\n", StringComparison.Ordinal), StringComparer.Ordinal));

    /// <summary>The language that <c>--lang</c> names, else the locale; known before the command line is parsed, because errors and help need it.</summary>
    public static string Choose(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var value = args[i].StartsWith("--lang=", StringComparison.Ordinal) ? args[i]["--lang=".Length..]
                : args[i] == "--lang" && i + 1 < args.Count ? args[i + 1]
                : null;
            if (Languages.Contains(value))
            {
                return value!;
            }
        }

        var locale = ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(environment).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        return (locale ?? CultureInfo.CurrentUICulture.Name).StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";
    }

    /// <summary>The rows of the table, by column.</summary>
    internal static IEnumerable<FrozenDictionary<string, string>> Rows()
    {
        using var reader = new StreamReader(typeof(Messages).Assembly.GetManifestResourceStream("messages.tsv")!);
        var header = reader.ReadLine()!.Split('\t');
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return header.Zip(line.Split('\t')).ToFrozenDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
            }
        }
    }
}
