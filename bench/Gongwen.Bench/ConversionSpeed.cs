using System.Diagnostics;
using System.Globalization;
using Gongwen.Ingest;

namespace Gongwen.Bench;

/// <summary>Conversion to Simplified, beside OpenCC and opencc-js on the same text in the same run.</summary>
internal static class ConversionSpeed
{
    private const int Times = 5;

    /// <summary>Prints characters/s of one core.</summary>
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
                string[] arguments = ["-c", $"{config}.json", "-o", Path.Combine(scratch.FullName, "out.txt"), "-i"];
                Print($"opencc, {config}", characters, Best(() => Run("opencc", [.. arguments, file])) - Best(() => Run("opencc", [.. arguments, nothing])));
            }

            foreach (var from in (string[])["t", "tw", "twp"])
            {
                var seconds = Run("node", [Path.Combine(folder, "bench", "conversion", "opencc-js.mjs"), file, from]);
                Print($"opencc-js, {from} to cn", characters, double.TryParse(seconds, CultureInfo.InvariantCulture, out var s) ? s : double.NaN);
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

    private static double Best(Func<string?> work)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < Times; i++)
        {
            var clock = Stopwatch.StartNew();
            best = work() is null ? double.NaN : Math.Min(best, clock.Elapsed.TotalSeconds);
        }

        return best;
    }

    private static string? Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : Fail(errors.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return Fail(missing.Message);
        }
    }

    private static string? Fail(string reason)
    {
        Console.Error.WriteLine(reason.Split('\n')[0]);
        return null;
    }

    private static void Print(string what, int characters, double seconds) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-40} {(double.IsNaN(seconds) ? "not here" : $"{characters / seconds / 1e6:F1} M characters/s"),22}"));
}
