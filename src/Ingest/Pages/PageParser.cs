using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Dom;
using AngleSharp.Html.LinkRels;
using AngleSharp.Html.Parser;

namespace Gongwen.Ingest;

/// <summary>Parses markup into a tree within bounds: what a hostile page may cost in time and memory.</summary>
/// <remarks>
/// The parser's work grows with tags times nesting, and markup of unclosed elements may unfold to far more elements than it
/// has tags. The bounds are counted, not timed, so that a page is readable everywhere or nowhere.
/// </remarks>
internal sealed class PageParser
{
    /// <summary>The most <c>&lt;</c> a page may have.</summary>
    internal const int MostTags = 1_000_000;

    /// <summary>How deep elements may nest. Browsers end at 512.</summary>
    internal const int MostNesting = 1_024;

    /// <summary>The most bytes that the parser may allocate for a page.</summary>
    internal const long MostMemory = 1L << 30;

    // Elements made between two looks at the bounds.
    private const int Interval = 64;

    // Of what a browser does with elements once they are made, such as looking for the style sheet of a link, nothing.
    private static readonly IConfiguration Configuration =
        AngleSharp.Configuration.Default.Without<IAttributeObserver>().Without<IMetaHandler>().WithOnly<ILinkRelationFactory>(new NoRelations());

    private readonly long _startedAt = GC.GetAllocatedBytesForCurrentThread();
    private INode? _last;
    private int _count;

    /// <exception cref="UnreadableDocumentException">The page goes beyond the bounds.</exception>
    public static IHtmlDocument Parse(string html)
    {
        if (html.AsSpan().Count('<') > MostTags)
        {
            throw new UnreadableDocumentException($"the page has more than {MostTags} tags");
        }

        var bounds = new PageParser();
        var options = new HtmlParserOptions
        {
            // Beyond it the parser flattens the tree, and how deep its own stack is could no longer be seen.
            MaximumDepth = MostNesting * 2,
            SkipComments = true,
            DisableElementPositionTracking = true,
            OnCreated = (element, _) => bounds.Look(element),
        };
        return new HtmlParser(options, new BrowsingContext(Configuration)).ParseDocument(html);
    }

    private void Look(INode element)
    {
        if (++_count % Interval == 0)
        {
            if (GC.GetAllocatedBytesForCurrentThread() - _startedAt > MostMemory)
            {
                throw new UnreadableDocumentException($"the page unfolds to more than {MostMemory >> 20} MB");
            }

            if (DepthOf(_last) > MostNesting)
            {
                throw new UnreadableDocumentException($"the page nests elements more than {MostNesting} deep");
            }
        }

        _last = element;
    }

    private static int DepthOf(INode? node)
    {
        var depth = 0;
        for (; node is not null; node = node.Parent)
        {
            depth++;
        }

        return depth;
    }

    private sealed class NoRelations : ILinkRelationFactory
    {
        public BaseLinkRelation? Create(IHtmlLinkElement link, string? relation) => null;
    }
}
