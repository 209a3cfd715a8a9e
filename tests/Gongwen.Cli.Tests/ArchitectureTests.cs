using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Gongwen.Cli.Tests;

/// <summary>The invariants of ARCHITECTURE.md that the assemblies themselves can show.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Libraries = ["Gongwen.Ingest", "Gongwen.Crawl", "Gongwen.Extract", "Gongwen.Store"];

    public static TheoryData<string> LibraryNames => new(Libraries);

    /// <summary>Each of our assemblies and whom of us it may know.</summary>
    public static TheoryData<string, string[]> AllowedReferences => new()
    {
        { "Gongwen.Ingest", [] },
        { "Gongwen.Crawl", ["Gongwen.Ingest"] },
        { "Gongwen.Extract", ["Gongwen.Ingest"] },
        { "Gongwen.Store", ["Gongwen.Ingest", "Gongwen.Extract"] },
        { "gongwen", ["Gongwen.Ingest", "Gongwen.Crawl", "Gongwen.Extract", "Gongwen.Store"] },
    };

    /// <summary>Each assembly and the members that would make its results depend on more than its input.</summary>
    public static TheoryData<string, string[]> Forbidden => new()
    {
        { "Gongwen.Ingest", [.. Clock, .. Network] },
        { "Gongwen.Extract", [.. Clock, .. Network, .. Files] },
        { "Gongwen.Store", [.. Network] },
    };

    private static string[] Clock =>
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.TimeProvider.get_System", "NodaTime.SystemClock.get_Instance", "System.Random..ctor", "System.Guid.NewGuid",
    ];

    private static string[] Network => ["System.Net.Http.HttpClient", "System.Net.Sockets.Socket"];

    private static string[] Files => ["System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.Console"];

    [Theory]
    [MemberData(nameof(AllowedReferences))]
    public void Projects_point_one_way(string assembly, string[] allowed)
    {
        var ours = Assembly.Load(assembly).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(n => n.StartsWith("Gongwen", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(ours.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void The_core_depends_on_its_input_alone(string assembly, string[] forbidden)
    {
        Assert.Empty(UsedNames(Assembly.Load(assembly).Location).Intersect(forbidden));
    }

    [Theory]
    [MemberData(nameof(LibraryNames))]
    public void Public_types_cannot_change(string assembly)
    {
        var mutable =
            from type in Assembly.Load(assembly).GetExportedTypes()
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where member is PropertyInfo { SetMethod: { IsPublic: true } setter } ? !IsInit(setter)
                : member is FieldInfo { IsInitOnly: false, IsLiteral: false, IsSpecialName: false }
            select $"{type.Name}.{member.Name}";
        Assert.Empty(mutable);
    }

    [Theory]
    [MemberData(nameof(LibraryNames))]
    public void Every_class_is_sealed_static_or_abstract(string assembly)
    {
        var open = Assembly.Load(assembly).GetTypes()
            .Where(t => t is { IsClass: true, IsSealed: false, IsAbstract: false } && !t.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));
        Assert.Empty(open.Select(t => t.FullName));
    }

    [Fact]
    public void What_an_assembly_uses_is_seen() =>
        Assert.Contains("System.IO.File.OpenRead", UsedNames(typeof(ArchitectureTests).Assembly.Location));

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    // Every type that the assembly refers to, and every member as Type.Member.
    private static IEnumerable<string> UsedNames(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeReferences.Select(h => NameOf(metadata, metadata.GetTypeReference(h)));
        var members =
            from handle in metadata.MemberReferences
            let member = metadata.GetMemberReference(handle)
            where member.Parent.Kind == HandleKind.TypeReference
            let type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent)
            select $"{NameOf(metadata, type)}.{metadata.GetString(member.Name)}";
        return [.. types, .. members];
    }

    private static string NameOf(MetadataReader metadata, TypeReference type) =>
        $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
}
