namespace Gongwen.Ingest;

/// <summary>What repairs may not invent for nothing, in the units of <see cref="ProseModel"/>.</summary>
internal static class Price
{
    /// <summary>To begin to read anew: by so much the new text must be likelier.</summary>
    public const int Entry = 48 * ProseModel.Bit;

    /// <summary>The same in a document of which much was read anew in the same way.</summary>
    public const int EntryBeyondDoubt = 6 * ProseModel.Bit;

    /// <summary>To go on as the text stands.</summary>
    public const int Exit = 12 * ProseModel.Bit;

    /// <summary>A byte that stands as <c>?</c> or U+FFFD beside another.</summary>
    public const int UnknownByte = 2 * ProseModel.Bit;

    /// <summary>A Traditional character among the guesses.</summary>
    public const int Traditional = 5 * ProseModel.Bit;

    /// <summary>A soft hyphen or a no-break space that a cleaner of pages took out.</summary>
    public const int SoftHyphen = 2 * ProseModel.Bit;

    /// <summary>Another byte that it may take out: one of 32.</summary>
    public const int StrippedByte = 5 * ProseModel.Bit;
}
