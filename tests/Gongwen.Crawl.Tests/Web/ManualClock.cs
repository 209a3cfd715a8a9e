namespace Gongwen.Crawl.Tests;

/// <summary>A clock that goes as usual, and can be put forward.</summary>
internal sealed class ManualClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Forward(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
