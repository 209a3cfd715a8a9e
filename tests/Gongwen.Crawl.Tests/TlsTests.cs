using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gongwen.Crawl.Tests;

/// <summary>Certificates are checked; what a site's entry lets pass is no more than it says.</summary>
public sealed class TlsTests
{
    [Theory]
    [InlineData("a.example", false, false)] // nobody vouches for it
    [InlineData("a.example", true, true)]
    [InlineData("b.example", true, false)] // the name in it is another one
    public async Task A_certificate_of_ones_own_making_is_refused_unless_the_site_is_allowed_old_tls(string name, bool legacy, bool succeeds)
    {
        await using var web = await StartAsync(name);
        await using var nights = await Nights.StartAsync(_ => Task.CompletedTask);
        nights.Network.With("a.example");
        var port = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        var network = new PretendNetwork(port).With("a.example");
        var store = new ShelfStore();
        await new CrawlRun { Discovery = new PlainDiscovery(), Policy = new NightlyPolicy(), Store = store, Settings = nights.Settings with { Retries = 0 }, Network = network }
            .RunAsync([new SiteEntry { Name = "a", Starts = [new Uri("https://a.example/")], Delay = TimeSpan.Zero, LegacyTls = legacy }], nights.Files, TestContext.Current.CancellationToken);
        Assert.Equal(succeeds ? 1 : 0, store.Articles.Count);
        Assert.All(nights.ArchiveFiles(), WarcChecker.Check); // what was sent, not what was encrypted
    }

    private static async Task<WebApplication> StartAsync(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        var web = builder.Build();
        web.Run(c => c.Request.Path == "/" ? c.HtmlAsync(Answers.Article("甲")) : c.HtmlAsync("", 404));
        await web.StartAsync();
        return web;
    }
}
