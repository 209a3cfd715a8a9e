using Gongwen.Tests.Contracts;

namespace Gongwen.Store.Tests;

public sealed class SegmenterContractTests : SegmenterContract
{
    protected override ISegmenter Segmenter => Store.Segmenter.Default;
}
