using Gongwen.Extract.Scoring;
using Xunit;

namespace Gongwen.Extract.Tests.Gold;

/// <summary>Confidence must mean something: of facts at 0.9, about nine in ten are right.</summary>
public sealed class CalibrationTests
{
    // Golds that rules were written for do better than documents nobody has seen, whose share of right facts is promised.
    private const double LargestError = 0.06;
    private const double MostModesty = 0.08;
    private const int FewestFacts = 50;

    private static IEnumerable<JudgedFact> Judged => GoldSet.Names.Select(GoldSet.Find).OfType<GoldSet>().SelectMany(s => s.Judged);

    [Fact]
    public void What_is_promised_is_kept_on_the_golds()
    {
        var error = Reliability.Of(Judged).Error;
        Assert.True(error <= MostModesty, $"The mean distance of confidence and precision is {error:F4}, above {MostModesty}.");
    }

    [Fact]
    public void No_range_of_confidence_promises_much_more_than_it_keeps() =>
        Assert.DoesNotContain(Reliability.Of(Judged).Bins, b => b.Facts >= FewestFacts && b.Promised > b.Precision + LargestError);

    [Fact]
    public void Every_confidence_is_a_probability() => Assert.All(Judged, f => Assert.InRange(f.Confidence, 0.01, 0.999));

    [Fact]
    public void Bins_hold_each_fact_once()
    {
        var reliability = Reliability.Of([new("title", "a", 0.9, true), new("title", "a", 0.92, false), new("title", "a", 1, true), new("title", "a", 0.2, false)]);
        Assert.Equal([(1, 0), (2, 1), (1, 1)], reliability.Bins.Select(b => (b.Facts, b.Right)));
        Assert.Equal((0.2 + (2 * 0.41) + 0) / 4, reliability.Error, 9);
    }

    [Fact]
    public void Measures_confidences_anew_when_asked_to()
    {
        Assert.SkipWhen(Calibrator.Folders is null, "GONGWEN_CALIBRATE names no folders: the table of confidences is used, not written.");
        Calibrator.Write(Calibrator.Folders!.Split(':').Select(GoldSet.Read).OfType<GoldSet>().SelectMany(s => s.Judged));
    }
}
