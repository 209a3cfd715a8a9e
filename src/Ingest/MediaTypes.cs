namespace Gongwen.Ingest;

/// <summary>The media types that <see cref="Ingestor"/> reads.</summary>
public static class MediaTypes
{
    /// <summary>HTML.</summary>
    public const string Html = "text/html";

    /// <summary>Plain text.</summary>
    public const string Text = "text/plain";

    /// <summary>WordprocessingML, <c>.docx</c> (ECMA-376).</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The pages of one article, as <see cref="FolderSource"/> joins them: a MIME message (RFC 2046) of HTML parts.</summary>
    public const string Pages = "multipart/mixed";
}
