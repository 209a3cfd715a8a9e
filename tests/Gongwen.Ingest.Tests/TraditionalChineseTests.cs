using Gongwen.Tests.Contracts;

namespace Gongwen.Ingest.Tests;

public sealed class TraditionalChineseTests : ChineseConverterContract
{
    protected override IChineseConverter Converter => TraditionalChinese.Default;
}
