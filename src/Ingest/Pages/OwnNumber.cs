using System.Text.RegularExpressions;

namespace Gongwen.Ingest;

/// <summary>Tells whether a line begins with a number or bullet that its author typed.</summary>
internal static partial class OwnNumber
{
    public static bool Begins(ReadOnlySpan<char> line) => Pattern().IsMatch(line);

    [GeneratedRegex(
        @"^[\s\u3000]*(?:[(（〔【\[]?[一二三四五六七八九十百\d０-９]{1,4}[)）〕】\]、.．,，:：](?:\D|$|(?:19|20)\d\d)|[一二三四五六七八九十][是要\s]|第[一二三四五六七八九十\d]{1,3}[章节条篇部步阶\s、]|[\u2460-\u249B\u3220-\u3229●■◆★▲◇□▶•·]|[A-Za-z][.．、)）])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
