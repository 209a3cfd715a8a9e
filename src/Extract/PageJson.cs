using System.Collections.Immutable;
using System.Text.Json;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Writes the object <c>page</c> of the contract: what the page around a notice states, its attachments and images.</summary>
internal sealed class PageJson(Utf8JsonWriter json, Action<SourceSpan> writeOriginal)
{
    private static readonly ImmutableArray<(PageField Field, string Name)> Fields =
        [.. Enum.GetValues<PageField>().Select(f => (f, JsonNamingPolicy.CamelCase.ConvertName(f.ToString())))];

    /// <summary>Writes the object; <c>null</c> for a document that is no page and says nothing.</summary>
    /// <param name="article">The document.</param>
    /// <param name="attachments">The names in its 附件说明.</param>
    public void Write(Article article, ImmutableArray<Fact<string>> attachments)
    {
        if (article.Source.MediaType is not (MediaTypes.Html or MediaTypes.Pages) && article.Page.Facts.IsEmpty)
        {
            json.WriteNull("page");
            return;
        }

        json.WriteStartObject("page");
        foreach (var (field, name) in Fields)
        {
            WriteFact(name, article.Page[field]);
        }

        WriteAttachments(article.Page.Attachments, AttachmentTies.Tie(article.Page.Attachments, attachments));
        WriteImages(article.Page.Images);
        json.WriteEndObject();
    }

    private void WriteFact(string name, PageFact? fact)
    {
        if (fact is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("value", fact.Value);
        json.WriteString("foundAt", fact.FoundAt);
        if (fact.Source is { } source)
        {
            writeOriginal(source);
        }

        json.WriteEndObject();
    }

    private void WriteAttachments(ImmutableArray<PageAttachment> attachments, ImmutableArray<int?> ties)
    {
        json.WriteStartArray("attachments");
        for (var i = 0; i < attachments.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", attachments[i].Name);
            json.WriteString("link", attachments[i].Link);
            json.WriteString("address", attachments[i].Address);
            json.WritePropertyName("attachment");
            if (ties[i] is { } tie)
            {
                json.WriteNumberValue(tie);
            }
            else
            {
                json.WriteNullValue();
            }

            writeOriginal(attachments[i].Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteImages(ImmutableArray<PageImage> images)
    {
        json.WriteStartArray("images");
        foreach (var image in images)
        {
            json.WriteStartObject();
            json.WriteString("link", image.Link);
            json.WriteString("address", image.Address);
            json.WriteString("text", image.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
