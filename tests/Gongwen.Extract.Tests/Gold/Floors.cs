using System.Text.Encodings.Web;
using System.Text.Json;
using Gongwen.Tests;

namespace Gongwen.Extract.Tests.Gold;

/// <summary>The F1 below which the build fails, by set and metric: <c>floors.json</c> beside this file.</summary>
/// <remarks>
/// Run the tests with <c>GONGWEN_PIN=1</c> to write what is reached today; the diff is the review. Lowering a floor is
/// allowed only with the reason in the commit.
/// </remarks>
internal static class Floors
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The floors of one set.</summary>
    /// <param name="Documents">Number of golds when it was pinned.</param>
    /// <param name="Golds">Fingerprint of those golds.</param>
    /// <param name="F1">Floor by metric.</param>
    public sealed record Pin(int Documents, string Golds, SortedDictionary<string, double> F1);

    /// <summary>Whether this run is to pin instead of check.</summary>
    public static bool Pinning => Environment.GetEnvironmentVariable("GONGWEN_PIN") == "1";

    private static string FilePath => Repository.PathOf("tests", "Gongwen.Extract.Tests", "Gold", "floors.json");

    /// <summary>What is pinned, by set.</summary>
    public static SortedDictionary<string, Pin> Read() =>
        JsonSerializer.Deserialize<SortedDictionary<string, Pin>>(File.ReadAllText(FilePath), Json)
        ?? throw new InvalidDataException($"{FilePath} holds no floors.");

    /// <summary>Pins the sets of this machine at what they reach, rounded down; keeps the others as they are.</summary>
    public static void Write()
    {
        var pins = Read();
        foreach (var name in GoldSet.Names)
        {
            if (GoldSet.Find(name) is { } set)
            {
                var f1 = set.Scores.ToDictionary(s => s.Key, s => Math.Floor(s.Value.F1 * 1e4) / 1e4);
                pins[name] = new Pin(set.Documents, set.Fingerprint, new SortedDictionary<string, double>(f1, StringComparer.Ordinal));
            }
        }

        File.WriteAllText(FilePath, JsonSerializer.Serialize(pins, Json) + "\n");
    }
}
