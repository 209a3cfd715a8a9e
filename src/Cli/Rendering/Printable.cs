using Spectre.Console;

namespace Gongwen.Cli.Rendering;

/// <summary>Text from documents, made safe for a terminal.</summary>
internal static class Printable
{
    /// <summary><paramref name="text"/> with control characters, which could move the cursor or rewrite the screen, made visible as U+FFFD.</summary>
    public static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && text.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') < 0
            ? text
            : string.Create(text.Length, text, static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = source[i] is '\n' or '\t' ? ' ' : char.IsControl(source[i]) ? '\uFFFD' : source[i];
                }
            });

    /// <summary><paramref name="text"/> as Spectre markup in that style.</summary>
    public static string Styled(string text, string style) => text.Length == 0 ? "" : $"[{style}]{Markup.Escape(Clean(text))}[/]";
}
