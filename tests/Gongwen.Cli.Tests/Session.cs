using System.Text;

namespace Gongwen.Cli.Tests;

/// <summary>A folder of its own with invented notices, and the program run in it as a person would run it.</summary>
public abstract class Session : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gongwen-cli-");

    protected string Folder => _folder.FullName;

    protected string Corpus => Path.Combine(Folder, "corpus.db");

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The program where it was built, with all it needs: what stands beside the tests leans on the test web's framework.</summary>
    protected static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Gongwen.Cli", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/', '\\')), OperatingSystem.IsWindows() ? "gongwen.exe" : "gongwen"));

    /// <summary>A notice of our own invention.</summary>
    protected static string Notice(string place, int year) =>
        $"""
        {place}文明办关于开展文明餐桌行动的通知
        各县（区）教育局：
        现将有关事项通知如下。
        一、指导思想
        厉行节约，反对浪费。
        二、主要任务
        （一）开展宣传活动。张贴海报。
        牵头单位：市教育局
        责任单位：各中小学
        三、实施步骤
        （一）动员部署阶段（{year}年3月1日至3月31日）。召开会议。
        （二）总结阶段（{year}年11月1日至11月30日）。报送总结。
        {place}文明办
        {year}年2月20日

        """;

    protected string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    protected static async Task<(int Code, string Output, string Error)> GongwenAsync(params string[] args) =>
        await InAsync("", [], args);

    /// <summary>The same, with that on standard input and those environment variables.</summary>
    protected static async Task<(int Code, string Output, string Error)> InAsync(string input, Dictionary<string, string> environment, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using var terminal = new Terminal
        {
            Output = output,
            Error = error,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input)),
            Environment = name => environment.GetValueOrDefault(name, name == "LANG" ? "en_US.UTF-8" : ""),
        };
        var code = await Application.RunAsync(args, terminal, TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
