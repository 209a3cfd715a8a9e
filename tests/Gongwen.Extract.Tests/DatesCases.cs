namespace Gongwen.Extract.Tests;

/// <summary>The case files about dates, phases and deadlines.</summary>
internal static class DatesCases
{
    /// <summary>The rows of <c>Cases/<paramref name="file"/></c>, comments left out.</summary>
    public static IEnumerable<string[]> Rows(string file) => File.ReadLines(Path.Combine(Root(), "tests", "Gongwen.Extract.Tests", "Cases", file))
        .Where(l => l.Length > 0 && !l.StartsWith('#'))
        .Select(l => l.Split('\t'));

    /// <summary>The folder of <c>Pipeline.sln</c>.</summary>
    public static string Root()
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
