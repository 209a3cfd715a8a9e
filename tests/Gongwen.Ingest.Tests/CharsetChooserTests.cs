using Gongwen.Tests.Contracts;

namespace Gongwen.Ingest.Tests;

public sealed class CharsetChooserTests : CharsetDetectorContract
{
    protected override ICharsetDetector Detector => CharsetChooser.Default;
}
