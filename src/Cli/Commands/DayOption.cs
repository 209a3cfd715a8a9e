using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Gongwen.Cli.Commands;

/// <summary>An option whose value is a day, <c>YYYY-MM-DD</c>.</summary>
internal static class DayOption
{
    public static Option<LocalDate?> Create(string name, string description, Messages messages) => new(name)
    {
        Description = description,
        HelpName = "YYYY-MM-DD",
        CustomParser = result =>
        {
            var parsed = LocalDatePattern.Iso.Parse(result.Tokens[0].Value);
            if (parsed.Success)
            {
                return parsed.Value;
            }

            result.AddError(messages["usage.date", name, result.Tokens[0].Value]);
            return null;
        },
    };
}
