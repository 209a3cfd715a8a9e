using System.Buffers;
using System.Collections.Frozen;

namespace Gongwen.Ingest;

/// <summary>Classes by which style sheets, which are not read, hide an element: conventions of frameworks that many sites share.</summary>
internal static class HidingClasses
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "d-none", "displaynone", "display-none", "element-invisible", "hidden", "hide", "invisible", "is-hidden", "layui-hide", "mui-hidden",
        "ng-hide", "screen-reader-text", "sr-only", "visually-hidden").GetAlternateLookup<ReadOnlySpan<char>>();

    // Most classes hold none of these.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["hid", "none", "only", "reader", "visible"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of <paramref name="classes"/> hides, and no other shows the element on wider screens.</summary>
    public static bool Hide(string? classes)
    {
        if (classes is null || !classes.AsSpan().ContainsAny(Hints))
        {
            return false;
        }

        var hides = false;
        foreach (var range in classes.AsSpan().Split(' '))
        {
            var name = classes.AsSpan(range);
            hides |= Names.Contains(name);
            if (name.EndsWith("-block") || name.EndsWith("-flex") || name.Contains(':'))
            {
                return false; // d-none d-md-block, hidden md:block
            }
        }

        return hides;
    }
}
