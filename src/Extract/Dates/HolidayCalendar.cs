namespace Gongwen.Extract;

/// <summary>By which calendar a holiday returns.</summary>
internal enum HolidayCalendar
{
    /// <summary>公历</summary>
    Solar,

    /// <summary>农历</summary>
    Lunar,

    /// <summary>节气: 清明.</summary>
    Term,
}
