namespace Gongwen.Ingest;

/// <summary>A label and its value.</summary>
/// <param name="Label">The row of <c>page-labels.tsv</c>.</param>
/// <param name="Value">Where the value stands, white space and brackets around it left out; empty when there is none.</param>
internal readonly record struct LabelledField(RuleRow Label, TextSpan Value)
{
    public string Fact => Label["fact"];

    public bool IsOfTable => Label["place"] == "table";

    public bool IsDate => Label["value"] == "date";
}
