namespace Gongwen.Store;

/// <summary>What a query can ask for by name; docs/search.md.</summary>
internal enum QueryField
{
    /// <summary>A unit that some task is assigned to.</summary>
    Unit,

    /// <summary>What part the unit has in it.</summary>
    Role,

    /// <summary>The year of the notice's date.</summary>
    Year,

    /// <summary>The notice's date.</summary>
    Date,

    /// <summary>Days of its timetable.</summary>
    Phase,

    /// <summary>文种</summary>
    Kind,

    /// <summary>An organ that signs.</summary>
    Organ,

    /// <summary>What it states at all.</summary>
    Has,

    /// <summary>The campaign's name.</summary>
    Campaign,

    /// <summary>Words of the title.</summary>
    Title,

    /// <summary>Words of a heading.</summary>
    Heading,
}
