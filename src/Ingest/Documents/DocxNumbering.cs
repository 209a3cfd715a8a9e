using System.Collections.Immutable;
using System.Xml.Linq;

namespace Gongwen.Ingest;

/// <summary>The lists of a document: what <c>numbering.xml</c> defines (ECMA-376, part 1, 17.9).</summary>
internal sealed class DocxNumbering
{
    public const int Levels = 9;

    private readonly Dictionary<int, DocxList> _lists = [];

    public DocxNumbering(XElement? part, DocxStyles styles)
    {
        var definitions = new Dictionary<int, XElement>();
        var byStyle = new Dictionary<string, XElement>();
        foreach (var definition in part?.All("abstractNum") ?? [])
        {
            definitions.TryAdd(Wml.Number(definition.Of("abstractNumId")) ?? -1, definition);
            if (definition.One("styleLink").Of() is { } style)
            {
                byStyle.TryAdd(style, definition);
            }
        }

        foreach (var list in part?.All("num") ?? [])
        {
            if (Wml.Number(list.Of("numId")) is { } id && Wml.Number(list.One("abstractNumId").Of()) is { } definition && definitions.TryGetValue(definition, out var found))
            {
                // A definition may leave its levels to that of a style.
                var used = found.One("numStyleLink").Of() is { } link && byStyle.TryGetValue(link, out var linked) ? linked : found;
                _lists.TryAdd(id, ListOf(id, used, list));
            }
        }

        Styles = styles;
    }

    public DocxStyles Styles { get; }

    /// <summary>The list of that id; null when there is none, or the id is 0: no list.</summary>
    public DocxList? this[int id] => _lists.GetValueOrDefault(id);

    private static DocxList ListOf(int id, XElement definition, XElement list)
    {
        var levels = new NumberingLevel?[Levels];
        var starts = new int?[Levels];
        foreach (var level in definition.All("lvl"))
        {
            Put(levels, level);
        }

        foreach (var own in list.All("lvlOverride"))
        {
            if (Wml.Number(own.Of("ilvl")) is >= 0 and < Levels and var i)
            {
                starts[i] = Wml.Number(own.One("startOverride").Of());
                if (own.One("lvl") is { } level)
                {
                    Put(levels, level);
                }
            }
        }

        return new DocxList(id, Wml.Number(definition.Of("abstractNumId")) ?? -1, [.. levels], [.. starts]);
    }

    private static void Put(NumberingLevel?[] levels, XElement level)
    {
        if (Wml.Number(level.Of("ilvl")) is >= 0 and < Levels and var i)
        {
            levels[i] = NumberingLevel.Of(level);
        }
    }
}
