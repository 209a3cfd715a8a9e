using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gongwen.Crawl;

/// <summary>Reads a SITES.yaml and says of everything that is wrong where it stands.</summary>
internal sealed class SiteListReader
{
    private static readonly string[] s_top = ["defaults", "sites"];
    private static readonly SiteEntry s_nothing = new() { Name = "", Starts = [] };

    private readonly List<SiteProblem> _problems = [];
    private readonly List<(SiteEntry Entry, YamlNode Node, bool IsNamed)> _sites = [];

    public SiteList Read(string yaml)
    {
        if (Parse(yaml) is { } root)
        {
            ReadRoot(root);
        }

        CheckNames();
        return new SiteList([.. _sites.Select(s => s.Entry)], [.. _problems.OrderBy(p => (p.Line, p.Column))]);
    }

    private YamlNode? Parse(string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [var document, ..])
            {
                return document.RootNode;
            }

            _problems.Add(new SiteProblem(SiteProblemKind.Empty, 1, 1, ""));
        }
        catch (YamlException failure)
        {
            var isDuplicate = failure.Message.Contains("Duplicate key", StringComparison.OrdinalIgnoreCase);
            _problems.Add(new SiteProblem(
                isDuplicate ? SiteProblemKind.DuplicateKey : SiteProblemKind.NotYaml,
                (int)failure.Start.Line,
                (int)failure.Start.Column,
                isDuplicate ? WordAt(yaml, failure.Start) : "",
                isDuplicate ? null : failure.InnerException?.Message ?? failure.Message));
        }

        return null;
    }

    private void ReadRoot(YamlNode root)
    {
        var (list, defaults) = (root, s_nothing);
        if (root is YamlMappingNode mapping)
        {
            list = null;
            foreach (var (key, value) in mapping.Children)
            {
                switch (NameOf(key))
                {
                    case "sites":
                        list = value;
                        break;
                    case "defaults" when value is YamlMappingNode settings:
                        defaults = Apply(s_nothing, settings, isDefaults: true);
                        break;
                    case "defaults":
                        Complain(SiteProblemKind.WrongType, value, "defaults");
                        break;
                    case var name:
                        Complain(SiteProblemKind.UnknownKey, key, name, Spelling.Nearest(name, s_top) ?? string.Join(", ", s_top));
                        break;
                }
            }
        }

        if (list is YamlSequenceNode { Children.Count: > 0 } sites)
        {
            sites.Children.ToList().ForEach(site => ReadSite(site, defaults));
        }
        else if (list is null or YamlSequenceNode || (list is YamlScalarNode scalar && string.IsNullOrEmpty(scalar.Value)))
        {
            Complain(SiteProblemKind.Empty, list ?? root, "sites");
        }
        else
        {
            Complain(SiteProblemKind.WrongType, list, "sites");
        }
    }

    private void ReadSite(YamlNode node, SiteEntry defaults)
    {
        var before = _problems.Count;
        var entry = node switch
        {
            YamlMappingNode mapping => Apply(defaults, mapping, isDefaults: false),
            YamlScalarNode scalar => Set(defaults, ("start", scalar), scalar),
            _ => null,
        };
        if (entry is null)
        {
            Complain(SiteProblemKind.WrongType, node, "sites", "- https://…");
        }
        else if (entry.Starts.IsEmpty && _problems.Count == before)
        {
            Complain(SiteProblemKind.NoStart, node, entry.Name);
        }
        else if (_problems.Count == before)
        {
            _sites.Add((entry, node, entry.Name.Length > 0));
        }
    }

    // Whether private addresses are allowed decides on the delay, wherever it stands.
    private SiteEntry Apply(SiteEntry entry, YamlMappingNode mapping, bool isDefaults)
    {
        foreach (var (key, value) in mapping.Children.OrderBy(c => NameOf(c.Key) == "private" ? 0 : 1))
        {
            var name = NameOf(key);
            var allowed = SiteKeys.All.Keys.Where(k => !isDefaults || k is not ("name" or "start")).Order(StringComparer.Ordinal).ToList();
            if (!allowed.Contains(name))
            {
                Complain(SiteProblemKind.UnknownKey, key, name, Spelling.Nearest(name, allowed) ?? string.Join(", ", allowed));
            }
            else
            {
                entry = Set(entry, (name, value), key);
            }
        }

        return entry;
    }

    private SiteEntry Set(SiteEntry entry, (string Name, YamlNode Value) setting, YamlNode at)
    {
        ImmutableArray<YamlNode> nodes = setting.Value is YamlSequenceNode list && SiteKeys.Lists.Contains(setting.Name) ? [.. list.Children] : [setting.Value];
        if (nodes.IsEmpty || nodes.Any(n => n is not YamlScalarNode { Value.Length: > 0 }))
        {
            Complain(SiteProblemKind.WrongType, nodes.FirstOrDefault(n => n is not YamlScalarNode { Value.Length: > 0 }) ?? at, setting.Name);
            return entry;
        }

        ImmutableArray<string> values = [.. nodes.Select(n => ((YamlScalarNode)n).Value!)];
        var (changed, wrong, help) = SiteKeys.All[setting.Name](entry, values);
        if (changed is null)
        {
            // Of a list, the value that is wrong by itself.
            var node = nodes.FirstOrDefault(n => SiteKeys.All[setting.Name](entry, [((YamlScalarNode)n).Value!]).Entry is null) ?? nodes[0];
            Complain(wrong, node, $"{setting.Name}: {((YamlScalarNode)node).Value}", help);
        }

        return changed ?? entry;
    }

    private void CheckNames()
    {
        var taken = _sites.Where(s => s.IsNamed).Select(s => s.Entry.Name).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _sites.Count; i++)
        {
            var (entry, node, isNamed) = _sites[i];
            var name = isNamed ? entry.Name : UnusedName(entry.Starts[0], n => taken.Contains(n) || seen.Contains(n));
            if (!seen.Add(name))
            {
                var at = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode("name"), out var value) ? value : node;
                Complain(SiteProblemKind.DuplicateName, at, name);
            }

            _sites[i] = (entry with { Name = name }, node, isNamed);
        }
    }

    // The host is name enough until a second column of it is listed.
    private static string UnusedName(Uri start, Func<string, bool> isTaken)
    {
        string[] names = [start.IdnHost, start.IdnHost + start.AbsolutePath.TrimEnd('/'), start.IdnHost + start.PathAndQuery];
        return names.FirstOrDefault(n => !isTaken(n)) ?? start.AbsoluteUri;
    }

    private static string WordAt(string yaml, Mark mark)
    {
        var line = yaml.Split('\n').ElementAtOrDefault((int)mark.Line - 1) ?? "";
        return line[Math.Min(line.Length, Math.Max(0, (int)mark.Column - 1))..].Split(':')[0].Trim();
    }

    private static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? key.ToString();

    private void Complain(SiteProblemKind kind, YamlNode at, string subject, string? help = null) =>
        _problems.Add(new SiteProblem(kind, (int)at.Start.Line, (int)at.Start.Column, subject, help));
}
