namespace Gongwen.Ingest;

/// <summary>A link or image that shows on a page.</summary>
/// <param name="Line">The line it begins in; the number of lines if none comes behind it.</param>
/// <param name="Target">What its <c>href</c> or <c>src</c> says, as it stands.</param>
/// <param name="Element">Its index in the page's <see cref="ElementIndex"/>.</param>
/// <param name="Text">What stands for an image that cannot be shown; null for a link.</param>
internal readonly record struct PageLink(int Line, string Target, int Element, string? Text = null);
