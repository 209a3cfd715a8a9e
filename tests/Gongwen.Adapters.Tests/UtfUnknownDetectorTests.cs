using Gongwen.Ingest;
using Gongwen.Tests.Contracts;

namespace Gongwen.Adapters.Tests;

public sealed class UtfUnknownDetectorTests : CharsetDetectorContract
{
    protected override ICharsetDetector Detector { get; } = new UtfUnknownDetector();
}
