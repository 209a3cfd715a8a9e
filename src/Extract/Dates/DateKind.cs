namespace Gongwen.Extract;

/// <summary>What a date expression says of its days.</summary>
internal enum DateKind
{
    /// <summary>One day, month, quarter …: 8月10日, 11月.</summary>
    Point,

    /// <summary>From one to another: 3月1日至15日.</summary>
    Range,

    /// <summary>Up to a day: 3月底前, 3月1日至15日前.</summary>
    Until,

    /// <summary>From a day on: 3月1日起, 10月以后, 即日起.</summary>
    Since,
}
