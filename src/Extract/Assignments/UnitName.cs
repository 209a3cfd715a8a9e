using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A unit's name as a value: as it stands, without the white space that page layout put into it.</summary>
internal static class UnitName
{
    /// <summary>The name at <paramref name="span"/>.</summary>
    public static string Of(string text, TextSpan span)
    {
        var name = text.AsSpan(span.Start, span.Length);
        return name.ContainsAny(" \t\n　\u00A0") ? string.Concat(text[span.Start..span.End].Where(c => !char.IsWhiteSpace(c))) : name.ToString();
    }
}
