using Gongwen.Extract.Scoring;
using Xunit;

namespace Gongwen.Extract.Tests.Gold;

public sealed class GoldTests
{
    private const int ShownDifferences = 12;

    public static TheoryData<string, string> SetsAndMetrics =>
        new(from set in GoldSet.Names from metric in GoldFacts.Metrics select (set, metric));

    [Theory]
    [MemberData(nameof(SetsAndMetrics))]
    public void Score_is_not_below_its_floor(string set, string metric)
    {
        var measured = Present(set);
        if (Floors.Pinning)
        {
            return;
        }

        var pin = Pinned(set, measured);
        var (score, floor) = (measured.Scores[metric], pin.F1[metric]);
        var differences = string.Join('\n', score.Differences.Take(ShownDifferences));
        Assert.True(score.F1 >= floor, $"{set}, {metric}: F1 {score.F1:F4} is below the floor {floor:F4}.\n{differences}");
    }

    [Fact]
    public void Pins_what_is_reached_when_asked_to()
    {
        Assert.SkipUnless(Floors.Pinning, "GONGWEN_PIN is not 1: floors are checked, not written.");
        Floors.Write();
    }

    private static GoldSet Present(string set)
    {
        var measured = GoldSet.Find(set);
        Assert.SkipWhen(measured is null, $"{set} is not on this machine.");
        return measured!;
    }

    // The samples belong to this repository, so that their floors must follow them; what stands outside may change on its own.
    private static Floors.Pin Pinned(string set, GoldSet measured)
    {
        var pin = Floors.Read().GetValueOrDefault(set);
        var current = pin is not null && pin.Golds == measured.Fingerprint;
        Assert.SkipWhen(!current && set != "samples", $"{set}: its golds are not the ones the floors were measured on.");
        Assert.True(current, "The golds of samples/ changed: pin the floors anew with GONGWEN_PIN=1.");
        return pin!;
    }
}
