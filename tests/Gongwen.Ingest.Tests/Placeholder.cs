using Xunit;
namespace Gongwen.Ingest.Tests;
public sealed class Placeholder { [Fact] public void Runs() => Assert.True(true); }
