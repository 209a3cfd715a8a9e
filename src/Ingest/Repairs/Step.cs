namespace Gongwen.Ingest;

/// <summary>One step of a way: what it does with the next bytes.</summary>
/// <param name="Before">The step it goes on from; -1: none.</param>
/// <param name="Start">The first byte it takes.</param>
/// <param name="Read">What it reads them as; nothing where the text goes on as it stands.</param>
internal readonly record struct Step(int Before, int Start, Edge Read);
