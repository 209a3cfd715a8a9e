using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongwen.Crawl.Tests;

/// <summary>A web of several hosts on a loopback port of its own; writes down every request.</summary>
internal sealed class TestWeb : IAsyncDisposable
{
    private readonly WebApplication _application;

    private TestWeb(WebApplication application) => _application = application;

    /// <summary>What was asked for, in order.</summary>
    public ConcurrentQueue<Asked> Requests { get; } = new();

    /// <summary>The loopback port.</summary>
    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>Begins to answer.</summary>
    /// <param name="answer">Answers a request; what it leaves unanswered is 404.</param>
    /// <param name="hosts">How many of the addresses 127.0.0.1, 127.0.0.2 … it answers on.</param>
    public static async Task<TestWeb> StartAsync(Func<HttpContext, Task> answer, int hosts = 1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            var port = hosts == 1 ? 0 : FreePort();
            for (var host = 1; host <= hosts; host++)
            {
                kestrel.Listen(new IPAddress([127, 0, 0, (byte)host]), port);
            }
        });
        var application = builder.Build();
        var web = new TestWeb(application);
        application.Run(async context =>
        {
            var asked = new Asked(context.Request.Host.Host, context.Request.Path + context.Request.QueryString, DateTimeOffset.UtcNow, context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            web.Requests.Enqueue(asked);
            context.Response.StatusCode = 404;
            await answer(context);
        });
        await application.StartAsync();
        return web;
    }

    /// <summary>How often a path was asked for, on any host.</summary>
    public int Count(string path) => Requests.Count(r => r.Path == path);

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    internal sealed record Asked(string Host, string Path, DateTimeOffset At, Dictionary<string, string> Headers);
}
