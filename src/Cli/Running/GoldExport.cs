using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongwen.Ingest;
using Gongwen.Store;

namespace Gongwen.Cli.Running;

/// <summary>Writes corrected documents as golds: an original, and beside it what is right of it, as <c>gongwen score</c> reads them.</summary>
internal static class GoldExport
{
    // What the golds of samples/ state.
    private static readonly ImmutableArray<string> s_fields =
    [
        "title", "documentNumber", "signingAuthorities", "mainRecipients", "documentDate", "publishedDate", "printingOffice", "printDate", "copyRecipients",
        "attachments", "campaign", "sections", "assignments", "phases", "deadlines", "firstLine", "lastLine",
    ];

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes every document that has corrections.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="UsageException">The folder cannot be written.</exception>
    public static int Write(SqliteCorpus corpus, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var documents = corpus.Corrected();
            foreach (var number in documents)
            {
                var stored = corpus.Read(number);
                var name = Path.Combine(folder, NameOf(stored));
                File.WriteAllBytes(name + Extension(stored.Original), stored.Original.Bytes.ToArray());
                File.WriteAllText($"{name}.gold.json", Gold(stored.Json).ToJsonString(s_indented) + "\n");
            }

            return documents.Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException(failure.Message);
        }
    }

    private static JsonObject Gold(ReadOnlyMemory<byte> json)
    {
        var notice = JsonNode.Parse(json.Span)!.AsObject();
        var gold = new JsonObject();
        foreach (var field in s_fields)
        {
            gold[field] = notice[field]?.DeepClone();
        }

        foreach (var phase in gold["phases"]!.AsArray())
        {
            phase!.AsObject().Remove("edtf");
        }

        return gold;
    }

    // Two documents of one file name stay apart.
    private static string NameOf(StoredNotice stored)
    {
        var name = Path.GetFileNameWithoutExtension(stored.Original.Uri.Split('/', '\\')[^1].Split('?')[0]);
        var safe = string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.'));
        return $"{(safe.Length > 0 ? safe : "notice")}-{stored.Key.Sha256[..8]}";
    }

    private static string Extension(RawDocument original) => original.MediaType switch
    {
        MediaTypes.Html => ".html",
        MediaTypes.Text or null => ".txt",
        _ => Path.GetExtension(original.Uri) is { Length: > 1 and < 8 } extension ? extension : ".bin",
    };
}
