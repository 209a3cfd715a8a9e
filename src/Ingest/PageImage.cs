namespace Gongwen.Ingest;

/// <summary>An image that stands in a notice.</summary>
/// <param name="Link">What the <c>src</c> says; of an image written into the page only its media type.</param>
/// <param name="Address">The absolute address; null when the page's own is not known.</param>
/// <param name="Text">What stands for it where it cannot be shown (<c>alt</c>); null when nothing does.</param>
public sealed record PageImage(string Link, string? Address, string? Text);
