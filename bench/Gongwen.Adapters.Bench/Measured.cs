using System.Globalization;
using Gongwen.Bench;

namespace Gongwen.Adapters.Bench;

/// <summary>Processor time of one thread, and rows of Markdown tables.</summary>
internal static class Measured
{
    private const int Rounds = 3;

    /// <summary>The best of a few rounds, in seconds.</summary>
    public static double Best(Action work) => Enumerable.Range(0, Rounds).Min(_ => Seconds(work));

    /// <summary>One round, in seconds.</summary>
    public static double Seconds(Action work)
    {
        var before = ThreadClock.Milliseconds();
        work();
        return (ThreadClock.Milliseconds() - before) / 1e3;
    }

    /// <summary>Prints a table's head.</summary>
    public static void Head(params string[] columns)
    {
        Console.WriteLine();
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>Prints a row.</summary>
    public static void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>A number with so many places.</summary>
    public static string Show(double number, int places) => number.ToString($"N{places}", CultureInfo.InvariantCulture);
}
