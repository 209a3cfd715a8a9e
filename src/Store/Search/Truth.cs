namespace Gongwen.Store;

/// <summary>Answers a question about one document: by the index where that is sure, else by what is stored of it.</summary>
internal sealed class Truth(Matcher matcher, DocumentFacts facts)
{
    /// <summary>Whether <paramref name="node"/> holds.</summary>
    /// <param name="node">The question, or a part of it, that was asked of the index.</param>
    /// <param name="slot">Where the document stands in the index.</param>
    /// <param name="document">Its number.</param>
    public bool Holds(QueryNode node, int slot, long document)
    {
        var text = new Lazy<TokenisedText>(() => TokenisedText.Of(facts.Text(document)));
        return Holds(node);

        bool Holds(QueryNode part) => part switch
        {
            QueryNode.All all => all.Parts.All(Holds),
            QueryNode.Any any => any.Parts.Any(Holds),
            QueryNode.Not not => !Holds(not.Part),
            _ => matcher.AnswerTo(part) is var match && match.Maybe[slot] && (match.Sure[slot] || IsSo(part)),
        };

        bool IsSo(QueryNode leaf) => leaf switch
        {
            QueryNode.Phrase { Place: TextPlace.Title } phrase => facts.Titles(document).Any(t => TokenisedText.Of(t).Has(phrase)),
            QueryNode.Phrase { Place: TextPlace.Heading } phrase => facts.Headings(document).Any(t => TokenisedText.Of(t).Has(phrase)),
            QueryNode.Phrase phrase => text.Value.Has(phrase) || facts.Titles(document).Concat(facts.Headings(document)).Any(t => TokenisedText.Of(t).Has(phrase)),
            QueryNode.Name name => facts.Names(document, name.Kind, name.Role).Any(n => NameLetters.Contains(n, name.Letters)),
            QueryNode.InPhase phase => facts.Phases(document).Any(p => (phase.To is null || p.First <= phase.To) && (phase.From is null || p.Last >= phase.From)),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf, null),
        };
    }
}
