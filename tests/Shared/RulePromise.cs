using Gongwen.Ingest;

namespace Gongwen.Tests;

/// <summary>What every row of every rule table promises; each stage's tests hold their own tables to it.</summary>
internal static class RulePromise
{
    /// <summary>Table and id of every row.</summary>
    public static IEnumerable<Xunit.TheoryDataRow<string, string>> Rows(RuleTables rules) =>
        from table in rules.Names
        from row in rules[table]
        select new Xunit.TheoryDataRow<string, string>(table, row.Id);

    /// <summary>The row matches its example and not its counter-example.</summary>
    public static void Check(RuleTables rules, string table, string id)
    {
        var row = rules[table].First(r => r.Id == id);
        Xunit.Assert.NotEmpty(row["example"]);
        Xunit.Assert.NotEmpty(row["counterexample"]);
        Xunit.Assert.Matches(row.Pattern.Regex, row["example"]);
        Xunit.Assert.DoesNotMatch(row.Pattern.Regex, row["counterexample"]);
    }

    /// <summary>The patterns of a table, asked as one, answer on all its examples as each by itself does.</summary>
    public static void CheckTogether(RuleTables rules, string table)
    {
        foreach (var text in rules[table].SelectMany(r => new[] { r["example"], r["counterexample"], r["example"] + r["counterexample"] }))
        {
            Xunit.Assert.Equal(rules[table].FirstOrDefault(r => r.Pattern.Regex.IsMatch(text))?.Id, rules[table].First(text)?.Id);
            Xunit.Assert.All(rules[table], r => Xunit.Assert.Equal(r.Pattern.Regex.IsMatch(text), r.Pattern.IsMatch(text)));
        }
    }

    /// <summary>An id names one row, whatever its table: it is what evidence shows.</summary>
    public static void CheckIds(RuleTables rules) =>
        Xunit.Assert.Empty(rules.Names.SelectMany(t => rules[t]).GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => g.Key));
}
