using System.Collections.Immutable;
using System.Text;

namespace Gongwen.Ingest;

/// <summary>Collects what the sources of a page claim, the most trustworthy first, and settles on one value a field.</summary>
internal sealed class PageClaims(PageText page)
{
    // What is one thing by its nature; a page may well have several authors or subjects.
    private static readonly ImmutableHashSet<PageField> Compared =
    [
        PageField.Headline, PageField.PublishedDate, PageField.WrittenDate, PageField.IssuedDate, PageField.ContentSource,
        PageField.IndexNumber, PageField.DocumentNumber,
    ];

    private const int Longest = 60;

    private readonly SortedDictionary<PageField, PageFact> _facts = [];
    private readonly ImmutableArray<Issue>.Builder _issues = ImmutableArray.CreateBuilder<Issue>();

    public ImmutableSortedDictionary<PageField, PageFact> Facts => _facts.ToImmutableSortedDictionary();

    public ImmutableArray<Issue> Issues => _issues.ToImmutable();

    /// <summary>What is believed of <paramref name="field"/> so far.</summary>
    public PageFact? this[PageField field] => _facts.GetValueOrDefault(field);

    /// <summary>Whether something is known of <paramref name="field"/>.</summary>
    public bool Has(PageField field) => _facts.ContainsKey(field);

    /// <summary>Takes a claim; one that differs from what was claimed before is an issue.</summary>
    public void Add(PageField field, PageFact? fact)
    {
        if (fact is null)
        {
            return;
        }

        if (_facts.TryAdd(field, fact) || !Compared.Contains(field) || Agree(field, _facts[field].Value, fact.Value))
        {
            return;
        }

        _issues.Add(new Issue("metadata-disagreement", $"{NameOf(field)}: {Describe(_facts[field])} is believed, not {Describe(fact)}."));
    }

    /// <summary>Takes what else is wrong.</summary>
    public void Add(Issue issue) => _issues.Add(issue);

    /// <summary>Notes that a date cannot be.</summary>
    public void Reject(PageField field, PageFact fact) =>
        _issues.Add(new Issue("impossible-date", $"{NameOf(field)}: {Describe(fact)} is no date that can be."));

    private string Describe(PageFact fact) =>
        fact.Source is { } source && page.Elements is { } elements
            ? $"“{Short(fact.Value)}” ({fact.FoundAt}, {elements.Locate(source).Path})"
            : $"“{Short(fact.Value)}” ({fact.FoundAt})";

    // A title cut short or with the site's name behind it is the same title.
    private static bool Agree(PageField field, string one, string other)
    {
        if (field is PageField.PublishedDate or PageField.WrittenDate or PageField.IssuedDate)
        {
            return one == other;
        }

        var (a, b) = (Letters(one), Letters(other));
        return a.Length == 0 || b.Length == 0 || a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase);
    }

    // Letters first: half of a surrogate pair has no normal form.
    private static string Letters(string text) =>
        TraditionalChinese.ToSimplified(HeadTitles.Letters(text).Normalize(NormalizationForm.FormKC));

    private static string Short(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";

    private static string NameOf(PageField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];
}
