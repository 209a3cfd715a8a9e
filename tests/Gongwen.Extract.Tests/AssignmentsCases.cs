namespace Gongwen.Extract.Tests;

/// <summary>The case files of this project, found from the repository's root.</summary>
internal static class AssignmentsCases
{
    /// <summary>The files of <c>Cases/<paramref name="folder"/></c>, in order of their names.</summary>
    public static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root(), "tests", "Gongwen.Extract.Tests", "Cases", folder)).Order(StringComparer.Ordinal);

    /// <summary>The rows of the tab-separated files of <c>Cases/<paramref name="folder"/></c>, comments left out.</summary>
    public static IEnumerable<string[]> Rows(string folder) => Files(folder)
        .Where(f => f.EndsWith(".tsv", StringComparison.Ordinal))
        .SelectMany(File.ReadLines)
        .Where(l => l.Length > 0 && !l.StartsWith('#'))
        .Select(l => l.Split('\t'));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("No Pipeline.sln above the tests.");
    }
}
