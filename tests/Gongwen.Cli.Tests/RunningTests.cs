using System.Runtime.CompilerServices;
using Gongwen.Cli.Running;
using Gongwen.Ingest;

namespace Gongwen.Cli.Tests;

public sealed class RunningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_keep_the_order_however_long_the_work_takes()
    {
        var results = await Numbers(300).SelectInOrderAsync(i => { Thread.SpinWait(i % 7 * 20000); return i; }, 4, Token).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(0, 300), results);
    }

    [Fact]
    public async Task No_more_than_the_jobs_work_at_a_time_and_the_source_is_not_read_far_ahead()
    {
        var (working, most, taken, given) = (0, 0, 0, 0);
        var source = Numbers(400, () => Interlocked.Increment(ref taken));
        await foreach (var _ in source.SelectInOrderAsync(Work, 3, Token))
        {
            given++;
            Assert.InRange(Volatile.Read(ref taken) - given, 0, 3 * 8 + 3);
        }

        Assert.InRange(most, 1, 3);

        int Work(int i)
        {
            InterlockedMax(ref most, Interlocked.Increment(ref working));
            Thread.SpinWait(20000);
            Interlocked.Decrement(ref working);
            return i;
        }
    }

    [Fact]
    public async Task Stopping_gives_what_was_begun_and_throws_nothing()
    {
        using var stop = new CancellationTokenSource();
        var results = new List<int>();
        await foreach (var i in Numbers(int.MaxValue).SelectInOrderAsync(i => i, 2, stop.Token))
        {
            results.Add(i);
            if (i == 50)
            {
                await stop.CancelAsync();
            }
        }

        Assert.InRange(results.Count, 51, 200);
        Assert.Equal(Enumerable.Range(0, results.Count), results);
    }

    [Fact]
    public async Task Chunks_hold_all_documents_in_order_and_grow()
    {
        var chunks = await Documents(Numbers(2000), length: 10, Token).InChunksAsync(Token).ToListAsync(Token);
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"{i}"), chunks.SelectMany(c => c).Select(item => item.Uri));
        Assert.All(chunks.Take(16), chunk => Assert.Single(chunk));
        Assert.Equal(32, chunks.Max(c => c.Length));
    }

    [Fact]
    public async Task A_chunk_ends_where_its_documents_have_a_mebibyte()
    {
        var chunks = await Documents(Numbers(1000), length: 300_000, Token).InChunksAsync(Token).ToListAsync(Token);
        Assert.Equal(4, chunks.Max(c => c.Length));
        Assert.Equal(1000, chunks.Sum(c => c.Length));
    }

    [Fact]
    public async Task A_chunk_that_is_not_full_is_given_when_the_source_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        var taken = 0;
        var source = Documents(Numbers(int.MaxValue, () => { if (++taken == 1000) { stop.Cancel(); } }), length: 10, stop.Token);
        var chunks = await source.InChunksAsync(stop.Token).ToListAsync(Token);
        Assert.Equal(taken - 1, chunks.Sum(c => c.Length)); // the last was never given
        Assert.InRange(chunks[^1].Length, 1, 31);
    }

    [Fact]
    public void What_fails_in_a_stage_does_not_reach_the_next()
    {
        var outcome = Outcome.Of("x", () => 1).Then<int>(_ => throw new UnreadableDocumentException("no text"));
        Assert.Equal("no text", outcome.Failure!.Reason);
        Assert.Same(outcome.Failure, outcome.Then<int>(_ => throw new ArgumentException("is not asked")).Failure);
        Assert.Equal(3, Outcome.Of("x", () => 1).Then(one => one + 2).Value);
    }

    [Fact]
    public async Task What_source_or_work_throws_reaches_the_consumer()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Numbers(9).SelectInOrderAsync(Fail, 2, Token).ToListAsync(Token));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Numbers(9, () => Fail(5)).SelectInOrderAsync(i => i, 2, Token).ToListAsync(Token));

        static int Fail(int i) => i == 5 ? throw new InvalidOperationException() : i;
    }

    [Fact]
    public void A_document_that_trips_the_program_is_a_failure_that_says_so()
    {
        var item = SourceItem.Of(new RawDocument { Uri = "notice.txt", Bytes = default });
        var bug = Outcome.Of<int>(item, _ => throw new ArgumentException("boom")).Failure!;
        Assert.Equal(("notice.txt", "boom"), (bug.Uri, bug.Reason));
        Assert.Contains("ArgumentException: boom", bug.Describe(Messages.Load("en")), StringComparison.Ordinal);
        var unreadable = Outcome.Of<int>(item, _ => throw new UnreadableDocumentException("no text")).Failure!;
        Assert.Null(unreadable.Bug);
        Assert.Throws<OperationCanceledException>(() => Outcome.Of<int>(item, _ => throw new OperationCanceledException()));
        Assert.Equal("gone", Outcome.Of(SourceItem.Failed("x", "gone"), _ => 1).Failure!.Reason);
    }

    private static async IAsyncEnumerable<int> Numbers(int count, Action? taken = null)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            taken?.Invoke();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<SourceItem> Documents(IAsyncEnumerable<int> numbers, int length, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var i in numbers)
        {
            stop.ThrowIfCancellationRequested();
            yield return SourceItem.Of(new RawDocument { Uri = $"{i}", Bytes = new byte[length] });
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
