using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongwen.Tests;

namespace Gongwen.Crawl.Tests;

/// <summary>
/// A page in Cases/Discovery and what it holds for the crawl. The expectation also says where the page stands (<c>uri</c>),
/// what it was taken for (<c>expected</c>) and where its site begins (<c>start</c>); UPDATE_CASES=1 writes the rest anew.
/// </summary>
public sealed class DiscoveryCaseTests
{
    private static readonly string s_folder = Repository.PathOf("tests", "Gongwen.Crawl.Tests", "Cases", "Discovery");
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly PageDiscovery s_discovery = new();

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Directory.GetFiles(s_folder).Select(f => Path.GetFileName(f)!).Where(n => !n.EndsWith(".expected.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_holds_what_is_expected(string name)
    {
        var file = Path.Combine(s_folder, Path.ChangeExtension(name, ".expected.json"));
        var expected = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        var found = Describe(expected, Discover(expected, File.ReadAllBytes(Path.Combine(s_folder, name))));
        if (Environment.GetEnvironmentVariable("UPDATE_CASES") == "1")
        {
            File.WriteAllText(file, found.ToJsonString(s_json) + "\n");
        }

        Assert.Equal(JsonNode.Parse(File.ReadAllText(file))!.ToJsonString(s_json), found.ToJsonString(s_json));
    }

    private static Discovered Discover(JsonObject expected, byte[] body)
    {
        var uri = new Uri((string)expected["uri"]!);
        return s_discovery.Discover(
            new FetchedPage { Requested = uri, Uri = uri, Status = 200, Headers = [], Body = body, FetchedAt = DateTimeOffset.UnixEpoch },
            Enum.Parse<PageKind>((string)expected["expected"]!),
            new SiteEntry { Name = "云溪", Starts = [new Uri((string)expected["start"]!)] });
    }

    private static JsonObject Describe(JsonObject expected, Discovered found) => new()
    {
        ["uri"] = expected["uri"]!.DeepClone(),
        ["expected"] = expected["expected"]!.DeepClone(),
        ["start"] = expected["start"]!.DeepClone(),
        ["kind"] = found.Kind.ToString(),
        ["links"] = new JsonArray([.. found.Links.Select(l => (JsonNode)Describe(l))]),
        ["next"] = new JsonArray([.. found.NextPages.Select(n => (JsonNode)n.AbsoluteUri)]),
    };

    private static string Describe(FoundLink link) => new StringBuilder(link.Kind.ToString()).Append(' ').Append(link.Uri.AbsoluteUri)
        .Append(link.Date is { } date ? $" {date:yyyy-MM-dd}" : "").Append(" p").Append(link.Priority).Append(link.Title is { } title ? $" {title}" : "").ToString();
}
