namespace Gongwen.Store;

/// <summary>What became of a correction when its document was last read.</summary>
public enum CorrectionState
{
    /// <summary>The extraction says what it said when it was corrected; the correction holds.</summary>
    Applied,

    /// <summary>The extraction now says what the correction says.</summary>
    Confirmed,

    /// <summary>The extraction now says a third thing; the correction holds.</summary>
    Conflict,

    /// <summary>The extraction has no such fact any more; the correction waits.</summary>
    Lost,
}
