namespace Gongwen.Crawl;

/// <summary>Why a person should look at a site.</summary>
public enum AlarmKind
{
    /// <summary>A start page could not be visited: nothing can be found below it.</summary>
    StartLost,

    /// <summary>A list that used to have entries shows none: it was moved, or its make-up changed.</summary>
    ListEmpty,

    /// <summary>A host was left alone for the rest of the run.</summary>
    HostGivenUp,

    /// <summary>Of the visits so many failed that it is no accident.</summary>
    ManyFailed,
}
