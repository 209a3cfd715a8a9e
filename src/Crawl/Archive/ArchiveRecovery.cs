using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Crawl;

/// <summary>Puts an archive right after a kill: reads back the visits that nobody has accounted for, and cuts off what is no whole visit.</summary>
internal static class ArchiveRecovery
{
    /// <summary>Reads the visits behind <paramref name="from"/>. After the last one the file ends with it.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="from">The end of what is accounted for.</param>
    public static IEnumerable<ArchivedVisit> Recover(string folder, ArchivePosition from)
    {
        var path = Path.Combine(folder, from.File);
        if (!File.Exists(path))
        {
            yield break; // announced, and killed before it was made
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var whole = Math.Min(from.Offset, file.Length);
        file.Position = whole;
        var pending = ImmutableArray.CreateBuilder<Exchange>();
        var request = ReadOnlyMemory<byte>.Empty;
        while (GzipMember.Read(file) is { } member && Record(member) is var (record, block))
        {
            switch (record.Type)
            {
                case "warcinfo":
                    whole = file.Position;
                    break;
                case "request":
                    request = block;
                    break;
                case "response" or "revisit":
                    pending.Add(new Exchange(new Uri(record.Target!), record.Date ?? default, request, block) { Truncated = record.Type == "revisit" ? null : record["WARC-Truncated"] });
                    if (record[WarcRecords.PageField] is { } page)
                    {
                        whole = file.Position;
                        yield return Visit(new Uri(page), record, pending.DrainToImmutable(), new ArchivePosition(from.File, whole));
                    }
                    else if (new Uri(record.Target!).AbsolutePath == "/robots.txt")
                    {
                        whole = file.Position;
                        pending.Clear(); // belongs to no page
                    }

                    break;
                default:
                    break;
            }
        }

        if (whole == 0)
        {
            file.Dispose();
            File.Delete(path); // not even its first record is whole
        }
        else if (whole < file.Length)
        {
            file.SetLength(whole);
        }
    }

    private static ArchivedVisit Visit(Uri page, WarcRecord record, ImmutableArray<Exchange> exchanges, ArchivePosition end)
    {
        var isRevisit = record.Type == "revisit";
        var archived = !isRevisit && record["WARC-Payload-Digest"] is { } digest
            ? new ArchivedAs(record["WARC-Record-ID"]!.Trim('<', '>'), record.Date ?? default, new Uri(record.Target!), digest)
            : null;
        return new ArchivedVisit(page, exchanges, archived, isRevisit, end);
    }

    private static (WarcRecord Record, ReadOnlyMemory<byte> Block)? Record(byte[] member)
    {
        if (FieldLines.Read(member) is not { } fields || new WarcRecord(fields) is not { Length: >= 0 } record || fields.Length + record.Length > member.Length)
        {
            return null;
        }

        return (record, member.AsMemory(fields.Length, (int)record.Length));
    }
}
