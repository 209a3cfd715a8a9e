using Gongwen.Crawl;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Gongwen.Cli.Running;

/// <summary>Sends metrics and traces of a crawl by OTLP, if the environment says where to; otherwise there are none.</summary>
internal static class Instruments
{
    // https://opentelemetry.io/docs/specs/otel/protocol/exporter/
    private static readonly string[] s_asked = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    /// <returns>To be disposed when the crawl has ended, which sends the rest; null when nobody asks for anything.</returns>
    public static IDisposable? Start() => s_asked.Any(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
        ? new Providers(
            Sdk.CreateMeterProviderBuilder().AddMeter(CrawlTelemetry.Name).AddOtlpExporter().Build(),
            Sdk.CreateTracerProviderBuilder().AddSource(CrawlTelemetry.Name).AddOtlpExporter().Build())
        : null;

    private sealed class Providers(MeterProvider metrics, TracerProvider traces) : IDisposable
    {
        public void Dispose()
        {
            metrics.Dispose();
            traces.Dispose();
        }
    }
}
