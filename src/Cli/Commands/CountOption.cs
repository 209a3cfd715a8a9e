using System.CommandLine;
using System.Globalization;

namespace Gongwen.Cli.Commands;

/// <summary>An option whose value is a whole number from 1 up.</summary>
internal static class CountOption
{
    /// <param name="name">With its dashes.</param>
    /// <param name="alias">The short form.</param>
    /// <param name="usual">The value when none is given.</param>
    /// <param name="messages">Has a row <c>option.NAME</c>.</param>
    public static Option<int> Create(string name, string alias, int usual, Messages messages) => new(name, alias)
    {
        Description = messages[$"option.{name.TrimStart('-')}"],
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
            {
                return count;
            }

            result.AddError(messages["usage.count", name, result.Tokens[0].Value]);
            return usual;
        },
    };
}
