using Gongwen.Ingest;
using OpenCCNET;

namespace Gongwen.Adapters;

/// <summary>Conversion as OpenCC.NET does it.</summary>
/// <remarks>
/// OpenCC.NET keeps its dictionaries and its way of cutting words for the whole program: the last converter made decides. It has
/// no words of Hong Kong, only characters.
/// </remarks>
public sealed class OpenCcNetConverter : IChineseConverter
{
    /// <summary>A converter with the dictionaries that the package puts beside the program, or with those of two folders.</summary>
    /// <param name="mode">How words are found: as jieba cuts them, or the longest that the dictionaries know, as OpenCC does.</param>
    /// <param name="dictionaries">The <c>Dictionary</c> of the package.</param>
    /// <param name="jieba">The <c>JiebaResource</c> of the package, needed in either mode.</param>
    /// <exception cref="FileNotFoundException">Something is not there.</exception>
    public OpenCcNetConverter(SegmentMode mode = SegmentMode.MaxMatch, string? dictionaries = null, string? jieba = null)
    {
        var resources = jieba ?? Path.Combine(AppContext.BaseDirectory, "JiebaResource");
        JiebaNetSegmenter.Load(resources);
        ZhConverter.Initialize(dictionaries ?? Path.Combine(AppContext.BaseDirectory, "Dictionary"), resources, segmentMode: mode);
    }

    /// <inheritdoc/>
    public string ToSimplified(string text, TraditionalDialect dialect = TraditionalDialect.Standard) => dialect switch
    {
        TraditionalDialect.Taiwan => ZhConverter.TWToHans(text),
        TraditionalDialect.TaiwanWords => ZhConverter.TWToHans(text, isIdiomConvert: true),
        TraditionalDialect.HongKong or TraditionalDialect.HongKongWords => ZhConverter.HKToHans(text),
        _ => ZhConverter.HantToHans(text),
    };
}
