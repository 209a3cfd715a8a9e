namespace Gongwen.Ingest;

/// <summary>A label and what stands behind it on the same line.</summary>
/// <param name="Label">The row of <c>page-labels.tsv</c>.</param>
/// <param name="Value">Where the value stands in the line, white space and brackets around it left out.</param>
internal readonly record struct LabelledField(RuleRow Label, TextSpan Value)
{
    public string Fact => Label["fact"];

    public bool IsOfTable => Label["place"] == "table";
}
