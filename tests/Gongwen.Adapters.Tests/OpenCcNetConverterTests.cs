using Gongwen.Ingest;
using Gongwen.Tests.Contracts;

namespace Gongwen.Adapters.Tests;

[Collection("jieba.NET")]
public sealed class OpenCcNetConverterTests : ChineseConverterContract
{
    protected override IChineseConverter Converter { get; } = new OpenCcNetConverter();

    // OpenCC.NET has no dictionary of them: they stay as they are.
    public override void Words_of_Hong_Kong_are_replaced(string word) =>
        Assert.Equal(Converter.ToSimplified(word, TraditionalDialect.HongKong), Converter.ToSimplified(word, TraditionalDialect.HongKongWords));
}
