using System.Diagnostics;
using System.Globalization;
using Gongwen.Store;

namespace Gongwen.Bench;

/// <summary>Asks a corpus for the tasks of units, frequent and rare, and for all units, by the clock.</summary>
internal static class QuestionRun
{
    private const int Rounds = 200;

    // As many rows as the command shows unless told.
    private const int Shown = 100;

    /// <summary>Prints how long answers take.</summary>
    /// <param name="corpus">A corpus, such as <see cref="StoreRun"/> keeps.</param>
    public static int Measure(string corpus)
    {
        using var store = SqliteCorpus.OpenToRead(corpus);
        var questions = new CorpusQuestions(store);
        var units = questions.Units(new Scope());
        Print($"{units.Length} units of tasks, from {units[0].Unit} in {units[0].Documents} notices to {units[^1].Unit} in {units[^1].Documents}");
        var random = new Random(1);
        var (frequent, rare) = (units[..10], units[(units.Length / 2)..]);
        Time("tasks --unit, the ten most frequent units", () => questions.Tasks(new Scope { Unit = frequent[random.Next(frequent.Length)].Unit, Limit = Shown }).Length);
        Time("tasks --unit, rare units", () => questions.Tasks(new Scope { Unit = rare[random.Next(rare.Length)].Unit, Limit = Shown }).Length);
        Time("tasks --unit 局, part of most names", () => questions.Tasks(new Scope { Unit = "局", Limit = Shown }).Length);
        Time("tasks --unit --role lead --from", () => questions.Tasks(new Scope
        {
            Unit = frequent[random.Next(frequent.Length)].Unit,
            Role = Gongwen.Extract.AssignmentRole.Lead,
            From = new NodaTime.LocalDate(2020, 1, 1),
            Limit = Shown,
        }).Length);
        Time("tasks", () => questions.Tasks(new Scope { Limit = Shown }).Length);
        Time("units", () => questions.Units(new Scope { Limit = Shown }).Length);
        Time("units --unit", () => questions.Units(new Scope { Unit = frequent[random.Next(frequent.Length)].Unit, Limit = Shown }).Length);
        return 0;
    }

    private static void Time(string kind, Func<int> ask)
    {
        ask();
        var (times, first, rows) = (new List<double>(), 0.0, 0);
        for (var i = 0; i < Rounds; i++)
        {
            var clock = Stopwatch.StartNew();
            rows += ask();
            times.Add(clock.Elapsed.TotalMilliseconds);
            first = i == 0 ? times[0] : first;
        }

        times.Sort();
        Print($"| {kind} | {rows / Rounds} | {times[Rounds / 2]:F1} | {times[Rounds * 95 / 100]:F1} | {times[^1]:F1} |");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
