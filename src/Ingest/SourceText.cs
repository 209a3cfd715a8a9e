using System.Text;

namespace Gongwen.Ingest;

/// <summary>Text on its way from the original to the clean notice, and the map back.</summary>
public sealed record SourceText(string Text, OffsetMap Map)
{
    /// <summary>Applies <paramref name="edits"/>, which must be ordered and must not overlap, and keeps the map true.</summary>
    public SourceText Apply(IReadOnlyList<Edit> edits)
    {
        if (edits.Count == 0)
        {
            return this;
        }

        var text = new StringBuilder(Text.Length);
        var map = new OffsetMap.Builder();
        var position = 0;
        foreach (var (span, replacement) in edits)
        {
            Copy(TextSpan.Between(position, span.Start));
            text.Append(replacement);
            map.Append(replacement.Length, Map.ToSource(span));
            position = span.End;
        }

        Copy(TextSpan.Between(position, Text.Length));
        return new SourceText(text.ToString(), map.Build());

        void Copy(TextSpan span)
        {
            if (span.Length > 0)
            {
                text.Append(Text, span.Start, span.Length);
                map.AppendSlice(Map, span);
            }
        }
    }

    /// <summary>As <see cref="Apply"/>; where every replacement is as long as what it replaces, character stands for character and the map stays.</summary>
    internal SourceText ApplyInPlace(IReadOnlyList<Edit> edits) =>
        edits.Any(e => e.Replacement.Length != e.Span.Length) ? Apply(edits) : edits.Count == 0 ? this : this with
        {
            Text = string.Create(Text.Length, (Text, edits), static (characters, state) =>
            {
                state.Text.CopyTo(characters);
                foreach (var (span, replacement) in state.edits)
                {
                    replacement.CopyTo(characters[span.Start..]);
                }
            }),
        };
}
