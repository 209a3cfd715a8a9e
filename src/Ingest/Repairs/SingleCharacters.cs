namespace Gongwen.Ingest;

/// <summary>The strings of one character: repairs write the same ones again and again.</summary>
internal static class SingleCharacters
{
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    public static string Text(char c) => Known[c] ??= c.ToString();
}
