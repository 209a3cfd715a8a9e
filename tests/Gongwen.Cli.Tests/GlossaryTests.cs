using System.Reflection;
using System.Text.RegularExpressions;
using Gongwen.Tests;

namespace Gongwen.Cli.Tests;

/// <summary>The glossary speaks of the code as it is: what it does not mark as planned exists, and what it marks does not.</summary>
public sealed partial class GlossaryTests
{
    private const string Planned = "*planned*";

    private static readonly HashSet<string> Names =
    [
        .. from assembly in (string[])["Gongwen.Ingest", "Gongwen.Extract", "Gongwen.Store"]
           from type in Assembly.Load(assembly).GetTypes()
           from name in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Select(m => m.Name).Append(type.Name.Split('`')[0])
           select name,
    ];

    [Fact]
    public void Identifiers_exist_unless_they_are_planned()
    {
        foreach (var line in File.ReadLines(Repository.PathOf("docs", "glossary.md")).Where(l => !l.Contains("Tests`", StringComparison.Ordinal)))
        {
            var (stated, planned) = line.IndexOf(Planned, StringComparison.Ordinal) is >= 0 and var at ? (line[..at], line[at..]) : (line, "");
            Assert.All(Identifiers(stated), name => Assert.Contains(name, Names));
            Assert.DoesNotContain(Identifiers(planned), Names.Contains);
        }
    }

    private static IEnumerable<string> Identifiers(string text) => CodeWord().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex CodeWord();
}
