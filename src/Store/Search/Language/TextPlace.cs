namespace Gongwen.Store;

/// <summary>Where words must stand.</summary>
internal enum TextPlace
{
    /// <summary>In the title or anywhere in the text.</summary>
    Anywhere,

    /// <summary>In the title.</summary>
    Title,

    /// <summary>In a heading.</summary>
    Heading,
}
