namespace Gongwen.Ingest;

/// <summary>Brackets and quotation marks of one line: what opens is closed, nothing is closed that was not opened.</summary>
/// <param name="Open">One bit for each kind that is open.</param>
internal readonly record struct Brackets(byte Open)
{
    private const int Unopened = 8 * ProseModel.Bit;
    private const int Unclosed = 4 * ProseModel.Bit;
    private const string Opening = "〔（“《﹝";
    private const string Closing = "〕）”》﹞";
    private const int Kinds = 4; // ﹝ is a small 〔

    /// <summary>What is open after <paramref name="c"/>, and what that costs.</summary>
    public (Brackets After, int Cost) Then(char c) => ProseModel.IsHanzi(c) ? (this, 0) : ThenMark(c);

    private (Brackets After, int Cost) ThenMark(char c) => c switch
    {
        '（' or '“' or '《' or '〔' or '﹝' => (new((byte)(Open | (1 << (Opening.IndexOf(c, StringComparison.Ordinal) % Kinds)))), 0),
        '）' or '”' or '》' or '〕' or '﹞' => Close(1 << (Closing.IndexOf(c, StringComparison.Ordinal) % Kinds)),
        '\n' when Open != 0 => (default, Unclosed),
        _ => (this, 0),
    };

    private (Brackets After, int Cost) Close(int kind) => (new((byte)(Open & ~kind)), (Open & kind) == 0 ? Unopened : 0);
}
