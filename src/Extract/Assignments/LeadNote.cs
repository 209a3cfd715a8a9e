using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>A note that says who of a list leads: 列第一位者为牵头单位，下同; 逗号前为牵头单位.</summary>
/// <param name="From">Where the note begins to hold; one without 下同 speaks of the whole document.</param>
/// <param name="ToComma">Whether all units before the first comma lead, not only the first of all.</param>
/// <param name="Words">What says whether a unit is a group, which leads nobody.</param>
internal sealed record LeadNote(int From, bool ToComma, UnitWords Words)
{
    private const int LongestRest = 20;
    private const string SameBelow = "下同";

    /// <summary>The note of <paramref name="text"/>; null when it has none.</summary>
    public static LeadNote? Find(string text, DutyWords duty, UnitWords words)
    {
        var all = new TextSpan(0, text.Length);
        var byComma = duty.First("first-comma", text, all);
        return (byComma ?? duty.First("first", text, all)) is { } note
            ? new LeadNote(text.AsSpan(note.End, Math.Min(LongestRest, text.Length - note.End)).Contains(SameBelow, StringComparison.Ordinal) ? note.Start : 0, byComma is not null, words)
            : null;
    }

    /// <summary>The statement of one list with those who lead apart; any other statements as they are.</summary>
    public ImmutableArray<Statement> Apply(string text, ImmutableArray<Statement> said)
    {
        if (said is not [{ Role: AssignmentRole.Responsible } all] || Words.IsGroup(Spacing.Squeeze(text, all.Units[0])))
        {
            return said;
        }

        var leaders = ToComma ? BeforeComma(text, all.Units) : 1;
        return leaders == 0
            ? said
            : leaders == all.Units.Length
            ? [all with { Role = AssignmentRole.Lead }]
            : [all with { Role = AssignmentRole.Lead, Units = all.Units[..leaders] }, all with { Units = all.Units[leaders..] }];
    }

    // How many units stand before the first comma; 0 when there is none between them.
    private static int BeforeComma(string text, ImmutableArray<TextSpan> units)
    {
        for (var i = 1; i < units.Length; i++)
        {
            if (text.AsSpan(units[i - 1].End, units[i].Start - units[i - 1].End).IndexOfAny('，', ',') >= 0)
            {
                return i;
            }
        }

        return 0;
    }
}
