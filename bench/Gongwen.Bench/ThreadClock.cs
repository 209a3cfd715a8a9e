using System.Runtime.InteropServices;

namespace Gongwen.Bench;

/// <summary>Processor time of the thread that asks, on Linux: what other work on the machine does not lengthen.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3; // CLOCK_THREAD_CPUTIME_ID of time.h

    /// <summary>Milliseconds.</summary>
    public static double Milliseconds() => GetTime(ThreadProcessorTime, out var time) == 0
        ? (time.Seconds * 1e3) + (time.Nanoseconds / 1e6)
        : throw new PlatformNotSupportedException("No processor time by thread.");

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
