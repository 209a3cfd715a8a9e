using System.Text.Json;
using System.Text.Json.Nodes;
using Gongwen.Extract.Tests.Gold;
using Gongwen.Tests;
using Xunit;

namespace Gongwen.Extract.Tests.Contract;

public sealed class SchemaTests
{
    private static readonly JsonSchema Schema = new(JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("docs", "notice.schema.json"))).RootElement);

    public static TheoryData<string> Samples => new(GoldSet.DocumentsOf(Repository.PathOf("samples")).Select(f => Path.GetFileName(f)!));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Output_keeps_the_contract(string sample)
    {
        using var notice = JsonDocument.Parse(GoldSet.Extract(Repository.PathOf("samples", sample)));
        Assert.Empty(Schema.Errors(notice.RootElement));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Evidence_points_at_facts_and_into_the_text(string sample)
    {
        using var notice = JsonDocument.Parse(GoldSet.Extract(Repository.PathOf("samples", sample)));
        var length = notice.RootElement.GetProperty("text").GetString()!.Length;
        foreach (var evidence in notice.RootElement.GetProperty("evidence").EnumerateArray())
        {
            Assert.True(Resolves(notice.RootElement, evidence.GetProperty("fact").GetString()!), $"{evidence} points at nothing.");
            if (evidence.TryGetProperty("span", out var span))
            {
                Assert.InRange(span[0].GetInt32(), 0, span[1].GetInt32());
                Assert.InRange(span[1].GetInt32(), 0, length);
            }
        }
    }

    [Theory]
    [InlineData("title", "5", "title")]
    [InlineData("documentDate", "\"2021年3月\"", "documentDate")]
    [InlineData("sections", """[{"level": 0, "number": null, "heading": null, "role": null}]""", "/sections/0/level")]
    [InlineData("sections", """[{"level": 1, "number": null, "heading": null, "role": "verse"}]""", "/sections/0/role")]
    [InlineData("assignments", """[{"task": "清扫", "role": "lead"}]""", "units")]
    [InlineData("unheardOf", "1", "unheardOf")]
    public void What_breaks_the_contract_is_seen(string field, string value, string named)
    {
        var notice = JsonNode.Parse(GoldSet.Extract(Repository.PathOf("samples", Samples.First().Data)))!;
        notice[field] = JsonNode.Parse(value);
        using var broken = JsonDocument.Parse(notice.ToJsonString());
        Assert.Contains(Schema.Errors(broken.RootElement), e => e.Contains(named, StringComparison.Ordinal));
    }

    private static bool Resolves(JsonElement notice, string pointer)
    {
        var current = notice;
        foreach (var step in pointer.Split('/').Skip(1))
        {
            if (current.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index < current.GetArrayLength())
            {
                current = current[index];
            }
            else if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(step, out current))
            {
                return false;
            }
        }

        return current.ValueKind != JsonValueKind.Null;
    }
}
