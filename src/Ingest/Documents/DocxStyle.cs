using System.Xml.Linq;

namespace Gongwen.Ingest;

/// <summary>What a style says, or a paragraph or run says of itself; null is what it leaves to the style it is based on.</summary>
internal sealed record DocxStyle
{
    public static DocxStyle Plain { get; } = new();

    /// <summary>The name that programs show, in lower case.</summary>
    public string? Name { get; init; }

    public bool? Bold { get; init; }

    public bool? Hidden { get; init; }

    /// <summary>The typeface of ideographs.</summary>
    public string? Typeface { get; init; }

    /// <summary>Outline level from 0; 9 is body text.</summary>
    public int? Outline { get; init; }

    public int? Numbering { get; init; }

    public int? NumberingLevel { get; init; }

    /// <summary>This style, and <paramref name="below"/> where it says nothing.</summary>
    public DocxStyle Over(DocxStyle below) => new()
    {
        Name = Name ?? below.Name,
        Bold = Bold ?? below.Bold,
        Hidden = Hidden ?? below.Hidden,
        Typeface = Typeface ?? below.Typeface,
        Outline = Outline ?? below.Outline,
        Numbering = Numbering ?? below.Numbering,
        NumberingLevel = NumberingLevel ?? below.NumberingLevel,
    };

    /// <summary>What a style definition says.</summary>
    public static DocxStyle Of(XElement style)
    {
        var (paragraph, run) = (style.One("pPr"), style.One("rPr"));
        var numbering = paragraph.One("numPr");
        return new DocxStyle
        {
            Name = style.One("name").Of()?.ToLowerInvariant(),
            Bold = Toggle(run.One("b")),
            Hidden = Toggle(run.One("vanish")),
            Typeface = run.One("rFonts").Of("eastAsia"),
            Outline = Wml.Number(paragraph.One("outlineLvl").Of()),
            Numbering = Wml.Number(numbering.One("numId").Of()),
            NumberingLevel = Wml.Number(numbering.One("ilvl").Of()),
        };
    }

    private static bool? Toggle(XElement? property) => property is null ? null : Wml.IsOn(property.Of());
}
