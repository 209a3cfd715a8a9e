namespace Gongwen.Store;

/// <summary>What storing one document changed.</summary>
public enum StoreOutcome
{
    /// <summary>Its bytes were not in the corpus.</summary>
    New,

    /// <summary>Its bytes were, but had been read by other rules: its facts are replaced.</summary>
    Renewed,

    /// <summary>Its bytes were, read by the same rules; at most the place where they were found is new.</summary>
    Unchanged,
}
