using System.Globalization;
using AngleSharp.Dom;

namespace Gongwen.Ingest;

/// <summary>The numbers that a browser writes before the items of an <c>ol</c>: people see them, though no text node holds them.</summary>
internal sealed class OrderedList
{
    // What a hostile start asks for beyond is cut off.
    private const int Largest = 9999;

    private readonly ListStyle _format;
    private readonly int _step;
    private int _next;

    private OrderedList(ListStyle format, int start, int step) => (_format, _next, _step) = (format, start, step);

    /// <summary>The list that <paramref name="element"/> is; null for one whose items show no numbers.</summary>
    public static OrderedList? Of(IElement element, in ElementAttributes attributes)
    {
        if (ListStyle.Of(element.GetAttribute("type"), attributes) is not { } format)
        {
            return null;
        }

        var reversed = element.HasAttribute("reversed");
        var start = Number(element, "start") ?? (reversed ? element.ChildElementCount : 1);
        return new OrderedList(format, start, reversed ? -1 : 1);
    }

    /// <summary>The number of the next item, with the mark behind it.</summary>
    public string Next(IElement item)
    {
        var number = Number(item, "value") ?? _next;
        _next = Math.Clamp(number + _step, -Largest, Largest);
        return _format.Write(number);
    }

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, -Largest, Largest)
            : null;
}
