namespace Gongwen.Ingest;

/// <summary>Reads what the head of a page states of its notice.</summary>
internal sealed class HeadFacts(PageText page, PageRules rules)
{
    // 2023-05-16: a date that gives no time of day is the same all day long.
    private const int LongestDay = 10;

    /// <summary>The field that a rule's column <c>fact</c> names; null when it names none.</summary>
    public static PageField? FieldOf(RuleRow row) =>
        Enum.TryParse<PageField>(row["fact"].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var field) ? field : null;

    /// <summary>Adds them to <paramref name="claims"/>.</summary>
    public void AddTo(PageClaims claims)
    {
        foreach (var row in rules.Meta)
        {
            if (FieldOf(row) is { } field)
            {
                Add(field, row, claims);
            }
        }

        AddDoubt(claims);
        foreach (var (_, message) in page.Head.Where(h => h.Key == JsonLdReader.Unreadable))
        {
            claims.Add(new Issue("json-ld-unreadable", $"The page's JSON-LD could not be read: {message}"));
        }
    }

    private void Add(PageField field, RuleRow row, PageClaims claims)
    {
        var isDate = field.ToString().EndsWith("Date", StringComparison.Ordinal);
        foreach (var (name, value) in page.Head.Where(h => rules.IsNamed(h.Key, row) && !rules.Empty.IsMatch(h.Value)))
        {
            var fact = new PageFact(value, FoundAt(name), null);
            if (!isDate)
            {
                // A home page's own name where the article's should be.
                if (field != PageField.Headline || value != claims[PageField.SiteName]?.Value)
                {
                    claims.Add(field, fact);
                    return;
                }
            }
            else if (StatedDate.Read(value) is { Iso: { } iso })
            {
                claims.Add(field, fact with { Value = iso });
                return;
            }
            else if (StatedDate.Read(value) is not null)
            {
                claims.Reject(field, fact);
            }
        }
    }

    // <meta name="others" content="页面生成时间 2023-05-16 12:34:05">: a PubDate of the same second is when the page was written anew.
    private void AddDoubt(PageClaims claims)
    {
        if (claims[PageField.PublishedDate] is not { Source: null } published)
        {
            return;
        }

        var stated = page.Head.First(h => FoundAt(h.Key) == published.FoundAt).Value;
        if (stated.Length > LongestDay && page.Head.Any(h => rules.Generated.IsMatch(h.Value) && h.Value.EndsWith(stated, StringComparison.Ordinal)))
        {
            claims.Add(new Issue("published-date-doubtful", $"publishedDate: {published.FoundAt} is the moment at which the page was generated."));
        }
    }

    private static string FoundAt(string name) =>
        name.StartsWith(JsonLdReader.Prefix, StringComparison.Ordinal) || name.StartsWith("link.", StringComparison.Ordinal) ? name
            : "meta." + name;
}
