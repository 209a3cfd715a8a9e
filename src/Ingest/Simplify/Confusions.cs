using System.Buffers;

namespace Gongwen.Ingest;

/// <summary>Puts right what bad converters make of characters that have several forms: <c>显着</c>, <c>瞭解</c>, <c>乾部</c>, <c>复盖</c>.</summary>
/// <remarks>
/// The table holds words that no dictionary has, with the word they should be, and the words that only look like them where two
/// words meet: 穿着作业, 颠覆发展.
/// </remarks>
internal static class Confusions
{
    private static readonly Lazy<ConversionTable> Words = new(() => new ConversionTable("confusions"));
    private static readonly SearchValues<char> Letters = SearchValues.Create("着干复借著乾覆瞭藉徵夥摺馀於後麽菸");
    private static readonly SearchValues<char> Ends = SearchValues.Create("\n，。、；：！？（）《》“”「」,.;:()");

    public static List<Edit> Find(string text)
    {
        var edits = new List<Edit>();
        for (var i = 0; i < text.Length && text.AsSpan(i).IndexOfAny(Letters) is var next and >= 0;)
        {
            // No word reaches across a mark, so the clause around is all that counts.
            var start = i + text.AsSpan(i, next).LastIndexOfAny(Ends) + 1;
            var end = text.AsSpan(i + next).IndexOfAny(Ends) is var length and >= 0 ? i + next + length : text.Length;
            Words.Value.FindEdits(text, TextSpan.Between(start, end), edits);
            i = end;
        }

        return edits;
    }
}
