namespace Gongwen.Ingest;

/// <summary>What text holds that Chinese prose seldom does.</summary>
[Flags]
internal enum Signs : byte
{
    None = 0,

    /// <summary>What Latin-1 and windows-1252 have above 7F.</summary>
    Latin = 1,

    /// <summary>Cyrillic.</summary>
    Cyrillic = 2,

    /// <summary>Rare hanzi, other scripts, private use, U+FFFD.</summary>
    Rare = 4,
}
