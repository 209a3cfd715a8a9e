using System.Diagnostics;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>Conversion to Simplified, beside OpenCC and opencc-js on the same text in the same run.</summary>
internal static class ConversionSpeed
{
    private const int Times = 10;

    /// <summary>Prints characters/s of one core, by processor time, so that other work on the machine counts little.</summary>
    /// <param name="characters">How many characters of Traditional text.</param>
    /// <param name="folder">Of the repository.</param>
    public static int Measure(int characters, string folder)
    {
        var traditional = Repeat(Path.Combine(folder, "samples", "04-traditional-pinyin.txt"), characters);
        var simplified = TraditionalChinese.ToSimplified(traditional);
        foreach (var dialect in Enum.GetValues<TraditionalDialect>())
        {
            Print($"Gongwen, {dialect}", characters, Best(() => TraditionalChinese.ToSimplified(traditional, dialect)));
        }

        Print("Gongwen, with every change listed", characters, Best(() => TextSimplifier.Simplify(traditional).Text));
        Print("Gongwen, clean Simplified text", characters, Best(() => TextSimplifier.Simplify(simplified).Text));

        var scratch = Directory.CreateTempSubdirectory("gongwen-bench-");
        try
        {
            var (file, nothing) = (Path.Combine(scratch.FullName, "traditional.txt"), Path.Combine(scratch.FullName, "nothing.txt"));
            File.WriteAllText(file, traditional);
            File.WriteAllText(nothing, "\n");
            foreach (var config in (string[])["t2s", "tw2s", "tw2sp"])
            {
                // What the program needs to start and to load its tables is not conversion.
                Print($"opencc, {config}", characters, OpenCC(config, file) - OpenCC(config, nothing));
            }

            foreach (var from in (string[])["t", "tw", "twp"])
            {
                Print($"opencc-js, {from} to cn", characters, Run("node", [Path.Combine(folder, "bench", "conversion", "opencc-js.mjs"), file, from]));
            }
        }
        finally
        {
            scratch.Delete(recursive: true);
        }

        return 0;
    }

    private static string Repeat(string sample, int characters)
    {
        var raw = new RawDocument { Uri = sample, Bytes = File.ReadAllBytes(sample), MediaType = "text/plain" };
        var text = DocumentRepairer.Repair(raw).Repaired.Text;
        return string.Concat(Enumerable.Repeat(text, (characters / text.Length) + 1))[..characters];
    }

    private static double Best(Func<string> work)
    {
        var best = double.PositiveInfinity;
        using var self = Process.GetCurrentProcess();
        for (var i = 0; i < Times; i++)
        {
            self.Refresh();
            var before = self.TotalProcessorTime;
            work();
            self.Refresh();
            best = Math.Min(best, (self.TotalProcessorTime - before).TotalSeconds);
        }

        return best;
    }

    // bash counts the processor time of what it runs, user and system.
    private static double OpenCC(string config, string file) => Enumerable.Range(0, 2).Min(_ => Run(
        "bash", ["-c", "TIMEFORMAT='%U %S'; { time opencc -c \"$0\" -i \"$1\" -o /dev/null; } 2>&1", $"{config}.json", file]));

    // The sum of the numbers that the program prints; NaN when it is not installed.
    private static double Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var numbers = process.StandardOutput.ReadToEnd().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                .Select(n => double.TryParse(n, CultureInfo.InvariantCulture, out var seconds) ? seconds : double.NaN).ToList();
            process.WaitForExit();
            return process.ExitCode == 0 && numbers.Count > 0 ? numbers.Sum() : Missing(errors.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return Missing(missing.Message);
        }
    }

    private static double Missing(string reason)
    {
        Console.Error.WriteLine(reason.Split('\n')[0]);
        return double.NaN;
    }

    private static void Print(string what, int characters, double seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-40} {(double.IsNaN(seconds) ? "not here" : $"{characters / seconds / 1e6:F1} M characters/s"),22}"));
}
