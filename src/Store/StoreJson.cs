using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Gongwen.Store;

/// <summary>How the values that the corpus keeps as JSON of their own are written: by code made at compile time, which a program without a compiler can run.</summary>
[JsonSerializable(typeof(CorpusWriter))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    /// <summary>Writes 中文 as it is, for people who query the tables.</summary>
    public static StoreJson Readable { get; } = new(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
