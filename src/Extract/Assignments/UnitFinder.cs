using System.Collections.Immutable;
using Gongwen.Ingest;

namespace Gongwen.Extract;

/// <summary>Reads a stretch of text as units, as strictly as its surroundings ask for.</summary>
internal sealed class UnitFinder(RuleTables rules)
{
    private const int LongestUnit = 40;
    private const int LongestPlainName = 12;
    private const int LongestList = 600;

    private readonly UnitList _list = new(rules);
    private readonly UnitWords _words = new(rules);
    private readonly DutyWords _duty = new(rules);

    /// <summary>The units after a label: nearly any short name (体育村); what reads like a sentence is left out.</summary>
    public ImmutableArray<TextSpan> Labelled(string text, TextSpan span) =>
        [.. Split(text, span).Select(u => WithoutPerson(text, u)).Where(u => IsName(text, u))];

    /// <summary>The units of a bracket or of a list before 配合: at least one ends as an organ does and none reads like a sentence; else none.</summary>
    public ImmutableArray<TextSpan> Listed(string text, TextSpan span)
    {
        var units = Split(text, span);
        return units.All(u => IsName(text, u) && u.Length > 1) && units.Any(u => IsOrganOrGroup(Spacing.Squeeze(text, u))) ? units : [];
    }

    /// <summary>The fields of work that stand for their organs before 等部门 (发展改革、财政等部门); none when one of them is no field.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="span">What stands before 等.</param>
    /// <param name="rest">From 等 on.</param>
    public ImmutableArray<TextSpan> Fields(string text, TextSpan span, ReadOnlySpan<char> rest) =>
        _words.Is("others-of-field", rest[..Math.Min(rest.Length, LongestPlainName)]) && Split(text, span) is var units && units.All(u => _words.IsField(Spacing.Squeeze(text, u))) ? units : [];

    /// <summary>The units at the start of <paramref name="span"/>, when words that are no units may follow the last one.</summary>
    public ImmutableArray<TextSpan> Led(string text, TextSpan span)
    {
        var units = Split(text, span);
        if (units.Length == 0 || IsOrganOrGroup(Spacing.Squeeze(text, units[^1])))
        {
            return Listed(text, span);
        }

        var last = units[^1];
        var end = Math.Min(last.End, last.Start + LongestUnit);
        while (end > last.Start && !_words.IsOrgan(text.AsSpan(last.Start, end - last.Start)))
        {
            end--;
        }

        return end > last.Start ? Listed(text, TextSpan.Between(span.Start, end)) : [];
    }

    /// <summary>The units that running prose says something of: all are named organs or groups, or places beside one; else none.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="span">What stands before the verb.</param>
    /// <param name="introduced">Whether 由 stands before it; then a relative clause (…的各级政府) may be part of the name.</param>
    /// <param name="weak">Whether a kind of body (土地储备机构) will do, as it does after 由 and before 负责.</param>
    public ImmutableArray<TextSpan> Subjects(string text, TextSpan span, bool introduced, bool weak = false)
    {
        var units = Split(text, span);
        var names = units.Select(u => Spacing.Squeeze(text, u)).ToList();
        var organs = names.ConvertAll(n => IsSubject(n, introduced, weak));

        // 市科委、甲区: beside an organ a place stands for its own.
        return organs.Contains(true) && names.Zip(organs).All(n => n.Second || _words.IsPlace(n.First)) ? units : [];
    }

    /// <summary>Whether what stands at <paramref name="unit"/> names a kind of unit (有关部门), not a unit; 其他部门 are those of a task.</summary>
    public bool IsGeneric(string text, TextSpan unit) =>
        Spacing.Squeeze(text, unit) is var name && _words.IsGeneric(name) && !_words.Is("others", name);

    /// <summary>Whether <paramref name="words"/> are the name of one organ.</summary>
    public bool IsOrgan(string words) => IsSubject(words, introduced: false, weak: false);

    /// <summary>Whether the line or cell at <paramref name="span"/> is a list of units and nothing else.</summary>
    public bool IsList(string text, TextSpan span)
    {
        var units = Split(text, span);
        return units.Length > 0 && units.All(u => Spacing.Squeeze(text, u) is var name && IsOrganOrGroup(name) && !_duty.HasStop(name));
    }

    /// <summary>The units of a list that is nothing else, one of them at least known by a name of its own; else none.</summary>
    public ImmutableArray<TextSpan> Named(string text, TextSpan span) =>
        IsList(text, span) && Split(text, span) is var units && units.Any(u => Spacing.Squeeze(text, u) is var name && !_words.IsGroup(name) && !_words.IsGeneric(name)) ? units : [];

    private ImmutableArray<TextSpan> Split(string text, TextSpan span) => span.Length is 0 or > LongestList ? [] : _list.Split(text, span);

    private bool IsName(string text, TextSpan unit)
    {
        var name = Spacing.Squeeze(text, unit);
        return name.Length is > 0 and <= LongestUnit && BeginsLikeAName(name) && (name[^1] is '）' or ')' || char.IsLetter(name[^1]))
            && (name.Length <= LongestPlainName || IsOrganOrGroup(name) || _words.IsPlace(name)) && (IsOrganOrGroup(name) || !_duty.HasStop(name));
    }

    // 责任单位：市教育局 is a label with its unit.
    private static bool BeginsLikeAName(string name) => (char.IsLetterOrDigit(name[0]) || name[0] is '“' or '"') && name.AsSpan().IndexOfAny('：', ':') < 0;

    private bool IsOrganOrGroup(string name) => _words.IsOrgan(name) || (_words.IsGroup(name) && _words.IsPlace(name));

    private bool IsSubject(string name, bool introduced, bool weak) =>
        name.Length is > 1 and <= LongestUnit && BeginsLikeAName(name)
        && IsOrganOrGroup(name)
        && !_words.IsGeneric(name)
        && (weak || !_words.Is("weak", name) || _words.IsGroup(name) || _words.Is("affiliated", name))
        && (introduced && name.Contains('的', StringComparison.Ordinal) || (!name.Contains('的', StringComparison.Ordinal) && !_duty.HasStop(name)));

    // 市教育局 张三: the person is no part of the unit.
    private TextSpan WithoutPerson(string text, TextSpan unit)
    {
        var space = text.AsSpan(unit.Start, unit.Length).LastIndexOfAny(" \t　");
        return space > 0 && unit.Length - space - 1 <= 4 && _words.IsOrgan(text.AsSpan(unit.Start, space).TrimEnd()) && !_words.IsOrgan(text.AsSpan(unit.Start + space + 1, unit.Length - space - 1))
            ? new TextSpan(unit.Start, text.AsSpan(unit.Start, space).TrimEnd().Length)
            : unit;
    }
}
