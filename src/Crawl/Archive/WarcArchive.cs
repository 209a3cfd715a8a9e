using System.Collections.Immutable;
using System.Globalization;

namespace Gongwen.Crawl;

/// <summary>Writes WARC files into a folder: each exchange at once, so that a kill loses at most the one in hand.</summary>
/// <remarks>Safe from many threads.</remarks>
internal sealed class WarcArchive : IDisposable
{
    private readonly Lock _writing = new();
    private readonly string _folder;
    private readonly CrawlSettings _settings;
    private readonly TimeProvider _clock;
    private readonly Action<string> _announce;
    private FileStream? _file;
    private string _name = "";
    private int _serial;

    /// <param name="folder">Is created when it is not there.</param>
    /// <param name="settings">How large a file grows; who writes it.</param>
    /// <param name="clock">Names the files.</param>
    /// <param name="announce">Is told the name of each file before there is one, so that nothing is ever in a file nobody knows of.</param>
    public WarcArchive(string folder, CrawlSettings settings, TimeProvider clock, Action<string> announce) =>
        (_folder, _settings, _clock, _announce) = (folder, settings, clock, announce);

    /// <summary>Appends what came of a visit.</summary>
    /// <param name="exchanges">In the order of time.</param>
    /// <param name="page">The page whose visit ends with the last of them; null for exchanges that belong to no page.</param>
    /// <param name="before">Where that page's content was archived the last time; null when it was not.</param>
    /// <returns>Where its content is archived now, and the end of what was written; the position is null when there was nothing to write.</returns>
    public (ArchivedAs? Archived, ArchivePosition? End) Append(ImmutableArray<Exchange> exchanges, Uri? page, ArchivedAs? before)
    {
        if (exchanges.IsEmpty)
        {
            return (before, null);
        }

        using var scope = _writing.EnterScope();
        if (_file is null || _file.Position >= _settings.ArchiveFileBytes)
        {
            Rotate();
        }

        using var records = new MemoryStream();
        var archived = before;
        for (var i = 0; i < exchanges.Length; i++)
        {
            var isLast = i == exchanges.Length - 1;
            var (request, response, now) = WarcRecords.Of(exchanges[i], isLast ? page : null, isLast ? before : null);
            records.Write(request);
            records.Write(response);
            archived = isLast ? now : archived;
        }

        _file!.Write(records.GetBuffer(), 0, (int)records.Length);
        return (archived, new ArchivePosition(_name, _file.Position));
    }

    /// <summary>Makes what was written survive a loss of power too.</summary>
    public void Flush()
    {
        using var scope = _writing.EnterScope();
        _file?.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        using var scope = _writing.EnterScope();
        _file?.Flush(flushToDisk: true);
        _file?.Dispose();
        _file = null;
    }

    private void Rotate()
    {
        Dispose();
        Directory.CreateDirectory(_folder);
        var now = _clock.GetUtcNow();
        do
        {
            _name = string.Create(CultureInfo.InvariantCulture, $"gongwen-{now:yyyyMMddHHmmss}-{_serial++:D5}.warc.gz");
        }
        while (File.Exists(Path.Combine(_folder, _name)));

        _announce(_name);
        _file = new FileStream(Path.Combine(_folder, _name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.Write(WarcRecords.Information(_name, _settings, now));
    }
}
