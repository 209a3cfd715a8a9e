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
    case ["charsets", var folder, .. var options]:
        return await CharsetTable.PrintAsync(folder, options is [var windows, ..] ? int.Parse(windows, CultureInfo.InvariantCulture) : 1000, options is not [_, "alone"]);
    case ["repair", var folder]:
        return RepairRun.WriteRepaired(folder);
    case ["repair-clean", var folder, .. var options]:
        return RepairRun.CountFalseAlarms(folder, options is [var least] ? int.Parse(least, CultureInfo.InvariantCulture) : 10_000_000);
    case ["repair-speed", var folder]:
        return RepairRun.MeasureSpeed(folder);
    case ["conversion", .. var options]:
        return ConversionSpeed.Measure(options is [var characters] ? int.Parse(characters, CultureInfo.InvariantCulture) : 10_000_000, NoticeGenerator.RepositoryFolder());
    case ["segmentation", var folder]:
        return SegmentationRun.Measure(folder, NoticeGenerator.RepositoryFolder());
    case ["search", var folder, var count, .. var options]:
        return SearchRun.Measure(folder, int.Parse(count, CultureInfo.InvariantCulture), options is [var file] ? file : null);
    case ["store", var folder, var count, .. var options]:
        return StoreRun.Measure(folder, int.Parse(count, CultureInfo.InvariantCulture), options is [var kept] ? kept : null);
    case ["questions", var corpus]:
        return QuestionRun.Measure(corpus);
    case ["texts", var folder]:
        return TextReading.Measure(folder);
    case ["pages", var folder]:
        return PageReading.Measure(folder);
    case ["crawl", var hosts, var pages, .. var options]:
        return await CrawlLoad.MeasureAsync(int.Parse(hosts, CultureInfo.InvariantCulture), int.Parse(pages, CultureInfo.InvariantCulture), options is ["real"]);
    case ["crawl-web", var articles]:
        return await CrawlLoad.ServeAsync(int.Parse(articles, CultureInfo.InvariantCulture));
    case ["mutate", var count, .. var folders]:
        return MutationRun.Measure(int.Parse(count, CultureInfo.InvariantCulture), folders);
    case ["benchmark", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(NoticeGenerator).Assembly).Run(options);
        return 0;
    default:
        Console.Error.WriteLine("""
            generate N DIR             writes N variations of samples/ into DIR, the same ones every time
            throughput DIR [OPTIONS]   runs 'gongwen run DIR OPTIONS' into a new corpus; notices/s, MB/s, peak memory
            charsets DIR [N [alone]]   hit rates on N windows (1000) of the texts in DIR, beside uchardet and python3-chardet
            repair DIR                 repairs DIR/*.txt; one JSON object a file to stdout
            repair-clean DIR [N]       what is changed of the sound texts in DIR, of words, and of N characters (10000000) glued of both
            repair-speed DIR           MB/s of one core, for each KIND of the files DIR/KIND--NAME.txt
            texts DIR                  reading, extracting, writing JSON: ms of processor for DIR, µs a notice, MB/s
            pages DIR                  parsing the HTML alone, reading and cutting, extracting: ms of processor for DIR, times the parse
            conversion [N]             N characters (10000000) to Simplified: characters/s, beside opencc and opencc-js
            store DIR N [FILE]         a corpus of N variations of the notices in DIR: what storing costs
            questions FILE             tasks of frequent and rare units, and units, of a corpus such as 'store' keeps: ms by the clock, p50, p95, most
            search DIR N [FILE]        a corpus of N variations of the notices in DIR: what storing costs, how long answers take, beside FTS5's trigrams
            segmentation DIR           words of the texts in DIR: agreement with python3-jieba, characters/s beside it
            crawl HOSTS PAGES [real]   crawls so many simulated hosts without delay: pages/s, memory; real: with the real discovery
            mutate N [DIR...]          reads N damaged copies of samples/ and of the texts and pages in DIR: failures, and what is slower than its length
            benchmark [OPTIONS]        BenchmarkDotNet over the parts
            """);
        return 1;
}
