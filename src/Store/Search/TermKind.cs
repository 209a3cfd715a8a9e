using Gongwen.Extract;

namespace Gongwen.Store;

/// <summary>What a term stands for. The numbers are part of the file format.</summary>
internal enum TermKind : byte
{
    /// <summary>One or two hanzi of the text.</summary>
    Hanzi = 1,

    /// <summary>A word of Latin letters and digits.</summary>
    Word = 2,

    /// <summary>A word with other letters.</summary>
    OtherWord = 3,

    /// <summary>Part of the name of a unit; the role it has is added to this (<see cref="AssignmentRole"/>).</summary>
    Unit = 8,

    /// <summary>Part of the name of an organ that signs.</summary>
    Organ = 16,

    /// <summary>Part of the campaign's name.</summary>
    Campaign = 17,

    /// <summary>Part of the 文种.</summary>
    Kind = 18,

    /// <summary>The notice's date as the number YYYYMMDD; DD is 00 when only the month is known.</summary>
    Date = 24,

    /// <summary>A month, counted from year 0, that a phase reaches into.</summary>
    PhaseMonth = 25,

    /// <summary>A <see cref="FactKind"/> that is stated.</summary>
    Has = 26,

    /// <summary>An <see cref="AssignmentRole"/> that some unit has.</summary>
    Role = 27,
}
