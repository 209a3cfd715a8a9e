using System.Globalization;

namespace Gongwen.Ingest;

/// <summary>Counts what an archive inflates to, the archives in it included.</summary>
/// <param name="packed">Bytes of the outermost archive.</param>
/// <param name="limits">What may be inflated.</param>
internal sealed class InflationBudget(long packed, SourceLimits limits)
{
    private long _inflated;

    /// <summary>Why nothing more may be inflated; null while something may.</summary>
    public string? Exceeded { get; private set; }

    /// <summary>Counts bytes that were inflated.</summary>
    /// <returns>Whether more may follow.</returns>
    public bool Take(int bytes)
    {
        _inflated += bytes;
        Exceeded ??= _inflated > limits.MaxInflated
            ? string.Create(CultureInfo.InvariantCulture, $"the archive inflates to more than {limits.MaxInflated} bytes; the rest of it is not read")
            : _inflated > limits.MaxBytes && _inflated / limits.MaxRatio >= Math.Max(1, packed)
            ? string.Create(CultureInfo.InvariantCulture, $"the archive inflates to more than {limits.MaxRatio} times its size; the rest of it is not read")
            : null;
        return Exceeded is null;
    }
}
