namespace Gongwen.Ingest;

/// <summary>A character that some of its bytes leave possible.</summary>
/// <param name="Character">Of the basic plane.</param>
/// <param name="Extra">What it costs besides: none that only Traditional text has, while another will do.</param>
/// <param name="Cost">Of both, whatever stands before it.</param>
internal readonly record struct Guess(char Character, ushort Extra, ushort Cost)
{
    public static Guess Of(char c)
    {
        var extra = ProseModel.Instance.IsTraditional(c) ? Price.Traditional : 0;
        return new(c, (ushort)extra, (ushort)(ProseModel.Instance.Cost(c) + extra));
    }
}
