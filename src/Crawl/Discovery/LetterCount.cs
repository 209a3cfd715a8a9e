using AngleSharp.Dom;

namespace Gongwen.Crawl;

/// <summary>Counts what is to be read in an element.</summary>
internal static class LetterCount
{
    /// <summary>Characters that are no white space, those of scripts and styles left out.</summary>
    public static int Of(INode node)
    {
        if (node is IText text)
        {
            return text.Data.Count(c => !char.IsWhiteSpace(c));
        }

        return node is IElement { LocalName: "script" or "style" or "template" or "noscript" } ? 0 : node.ChildNodes.Sum(Of);
    }
}
