using System.Globalization;
using BenchmarkDotNet.Running;
using Gongwen.Bench;

switch (args)
{
    case ["generate", var count, var folder]:
        NoticeGenerator.Generate(int.Parse(count, CultureInfo.InvariantCulture), folder);
        return 0;
    case ["throughput", var folder, .. var options]:
        return await Throughput.MeasureAsync(folder, options);
    case ["pages", var folder]:
        return PageReading.Measure(folder);
    case ["benchmark", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(NoticeGenerator).Assembly).Run(options);
        return 0;
    default:
        Console.Error.WriteLine("""
            generate N DIR             writes N variations of samples/ into DIR, the same ones every time
            throughput DIR [OPTIONS]   runs 'gongwen run DIR OPTIONS' into a new corpus; notices/s, MB/s, peak memory
            pages DIR                  parsing the HTML alone, reading and cutting, extracting: ms of processor for DIR, times the parse
            benchmark [OPTIONS]        BenchmarkDotNet over the parts
            """);
        return 1;
}
