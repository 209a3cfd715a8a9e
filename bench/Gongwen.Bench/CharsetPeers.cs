using System.Diagnostics;
using System.Globalization;

namespace Gongwen.Bench;

/// <summary>Other detectors of charsets, run on the same bytes.</summary>
internal static class CharsetPeers
{
    private const int FilesAtOnce = 2000;

    // Samples come as files named by their number; the answers go out in the same order.
    private const string Chardet = """
        import sys, chardet
        for path in sys.stdin.read().split():
            print(chardet.detect(open(path, 'rb').read())['encoding'])
        """;

    /// <summary>What <c>uchardet</c> and python3-chardet say of each sample; null for one that is not installed.</summary>
    public static async Task<(string[]? Uchardet, string[]? Chardet)> AskAsync(IReadOnlyList<byte[]> samples)
    {
        var folder = Directory.CreateTempSubdirectory("gongwen-charsets-");
        try
        {
            var files = new List<string>(samples.Count);
            foreach (var bytes in samples)
            {
                files.Add(Path.Combine(folder.FullName, files.Count.ToString(CultureInfo.InvariantCulture)));
                await File.WriteAllBytesAsync(files[^1], bytes);
            }

            return (await UchardetAsync(files), await AnswersAsync("/usr/bin/python3", ["-c", Chardet], string.Join('\n', files), files.Count));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string[]?> UchardetAsync(List<string> files)
    {
        var answers = new List<string>();
        foreach (var part in files.Chunk(FilesAtOnce))
        {
            if (await AnswersAsync("uchardet", part, "", part.Length) is not { } lines)
            {
                return null;
            }

            answers.AddRange(lines.Select(line => line[(line.LastIndexOf(':') + 1)..].Trim()));
        }

        return [.. answers];
    }

    private static async Task<string[]?> AnswersAsync(string program, string[] arguments, string input, int expected)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines.Length != expected)
            {
                await Console.Error.WriteLineAsync($"{program} gave {lines.Length} answers for {expected} samples: {await errors}");
                return null;
            }

            return lines;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
