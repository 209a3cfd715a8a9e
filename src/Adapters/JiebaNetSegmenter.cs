using System.Collections.Immutable;
using Gongwen.Ingest;
using Gongwen.Store;
using JiebaNet.Segmenter;

namespace Gongwen.Adapters;

/// <summary>Words as jieba.NET cuts them.</summary>
/// <remarks>jieba.NET keeps one dictionary for the whole program: the first that anyone loads.</remarks>
public sealed class JiebaNetSegmenter : ISegmenter
{
    private readonly JiebaSegmenter _jieba;

    /// <summary>A segmenter with the dictionary and the model in a folder.</summary>
    /// <param name="resources">The <c>Resources</c> of the package; null for those beside the program.</param>
    /// <exception cref="FileNotFoundException">There is no dictionary in it.</exception>
    public JiebaNetSegmenter(string? resources = null)
    {
        Load(resources ?? Path.Combine(AppContext.BaseDirectory, "Resources"));
        _jieba = new JiebaSegmenter();
    }

    /// <inheritdoc/>
    public ImmutableArray<TextSpan> Cut(string text) => Whole(text, _jieba.Tokenize(text));

    /// <inheritdoc/>
    public ImmutableArray<TextSpan> CutForSearch(string text) => Whole(text, _jieba.Tokenize(text, TokenizerMode.Search));

    /// <summary>Says where jieba.NET finds its files; without them it goes on in silence and knows no words.</summary>
    internal static void Load(string resources)
    {
        ConfigManager.ConfigFileBaseDir = resources;
        if (!File.Exists(ConfigManager.MainDictFile))
        {
            throw new FileNotFoundException($"jieba.NET has no dictionary at {ConfigManager.MainDictFile}.", ConfigManager.MainDictFile);
        }
    }

    // Outside the basic plane it takes each half of a character for a word.
    private static ImmutableArray<TextSpan> Whole(string text, IEnumerable<Token> tokens)
    {
        var words = ImmutableArray.CreateBuilder<TextSpan>();
        foreach (var token in tokens)
        {
            if (token.StartIndex > 0 && char.IsSurrogatePair(text, token.StartIndex - 1))
            {
                words[^1] = TextSpan.Between(words[^1].Start, token.EndIndex);
            }
            else
            {
                words.Add(TextSpan.Between(token.StartIndex, token.EndIndex));
            }
        }

        return words.ToImmutable();
    }
}
