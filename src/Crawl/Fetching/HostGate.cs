namespace Gongwen.Crawl;

/// <summary>Lets requests to one host through: one at a time, and none before its time.</summary>
/// <remarks>
/// The pause after a request is the one that is configured or that robots.txt asks for, or as long as the host needed to answer
/// (smoothed), whichever is longest. A host that says "too many" (429, 503) makes the pause twice as long, each good answer a
/// tenth shorter again. A configured pause of zero switches all of that off, but for Retry-After.
/// </remarks>
/// <param name="clock">The time.</param>
/// <param name="longestPause">A longer pause that the host asks for is not waited for.</param>
internal sealed class HostGate(TimeProvider clock, TimeSpan longestPause) : IDisposable
{
    private const double Smoothing = 0.3;
    private const double MostPenalty = 64;

    private static readonly TimeSpan s_longestAdapted = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1);
    private long _ended = clock.GetTimestamp();
    private TimeSpan _latency;
    private double _penalty = 1;
    private bool _isFirst = true;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>What the host sends and gets.</summary>
    public WireTap Tap { get; } = new();

    /// <summary>Failures in a row; <see cref="Leave"/> counts them.</summary>
    public int Failures { get; private set; }

    /// <summary>How long the pause after a request is now.</summary>
    public TimeSpan PauseOf(TimeSpan configured)
    {
        if (configured == TimeSpan.Zero)
        {
            return TimeSpan.Zero;
        }

        var adapted = (_latency > configured ? _latency : configured) * _penalty;
        return adapted < s_longestAdapted ? adapted : configured > s_longestAdapted ? configured : s_longestAdapted;
    }

    /// <summary>Waits for one's turn. Who enters must <see cref="Leave"/>.</summary>
    /// <returns>False when the host is closed for so long that nobody waits: then nobody has entered.</returns>
    public async Task<bool> EnterAsync(TimeSpan configured, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            while (Wait(configured) is var wait && wait > TimeSpan.Zero)
            {
                if (IsClosed)
                {
                    _one.Release();
                    return false;
                }

                await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
            }

            _isFirst = false;
            return true;
        }
        catch
        {
            _one.Release();
            throw;
        }
    }

    /// <summary>Ends one's turn.</summary>
    /// <param name="elapsed">How long the request took.</param>
    /// <param name="status">The answer; null when there was none.</param>
    public void Leave(TimeSpan elapsed, int? status)
    {
        _ended = clock.GetTimestamp();
        _latency = _latency == TimeSpan.Zero ? elapsed : (_latency * (1 - Smoothing)) + (elapsed * Smoothing);
        _penalty = status is 429 or 503 ? Math.Min(MostPenalty, _penalty * 2) : Math.Max(1, _penalty * 0.9);
        Failures = status is null or 429 or >= 500 ? Failures + 1 : 0;
        _one.Release();
    }

    /// <summary>Nobody is let through before that time.</summary>
    public void Close(DateTimeOffset until) => _notBefore = until > _notBefore ? until : _notBefore;

    /// <summary>Whether the host has asked for a pause that is not waited for.</summary>
    public bool IsClosed => _notBefore - clock.GetUtcNow() > longestPause;

    /// <summary>When the host may be asked again, if it has asked for a pause.</summary>
    public DateTimeOffset NotBefore => _notBefore;

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private TimeSpan Wait(TimeSpan configured)
    {
        var pause = _isFirst ? TimeSpan.Zero : PauseOf(configured) - clock.GetElapsedTime(_ended);
        var closed = _notBefore - clock.GetUtcNow();
        return closed > pause ? closed : pause;
    }
}
