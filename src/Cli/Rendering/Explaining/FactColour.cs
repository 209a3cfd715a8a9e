namespace Gongwen.Cli.Rendering.Explaining;

/// <summary>One colour a kind of fact, the same in the terminal and on the page.</summary>
internal static class FactColour
{
    /// <summary>A colour name of Spectre.Console; the page has a class of the same name.</summary>
    public static string Of(string field) => field switch
    {
        "sections" => "blue",
        "assignments" => "green",
        "phases" => "magenta",
        "deadlines" => "red",
        "measures" => "olive",
        "citations" => "grey",
        _ => "teal",
    };
}
