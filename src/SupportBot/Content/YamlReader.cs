using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace SupportBot.Content;

/// <summary>Reads a YAML file node by node, so that every finding names its line. What is not asked for is an unknown key.</summary>
internal sealed class YamlReader(string file, ICollection<ContentFinding> findings)
{
    /// <summary>The mapping at the root; null when the file is no mapping, or no YAML.</summary>
    public YamlMappingNode? Root(string content)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(content));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }
            Error(1, "the file must be a list of keys and values");
        }
        catch (YamlException mistake)
        {
            Error((int)mistake.Start.Line, $"this is not YAML: {mistake.InnerException?.Message ?? mistake.Message}");
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // Its scanner loses its way in some broken files and does not say where.
            Error(1, "this is not YAML");
        }
        return null;
    }

    /// <summary>Every key with its value; keys not named are errors.</summary>
    public Dictionary<string, YamlNode> Keys(YamlNode node, params ReadOnlySpan<string> known)
    {
        var found = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        if (node is not YamlMappingNode mapping)
        {
            Error(node, "a list of keys and values is expected here");
            return found;
        }
        foreach (var (key, value) in mapping.Children)
        {
            // YAML allows a list or a map as a key.
            var name = Text(key);
            if (!known.IsEmpty && !known.Contains(name))
            {
                Error(key, $"unknown key \"{name}\"; known are {string.Join(", ", known.ToArray())}");
            }
            found[name] = value;
        }
        return found;
    }

    public string Text(YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } value })
        {
            return value;
        }
        Error(node, "a text is expected here");
        return "";
    }

    public bool Flag(YamlNode node)
    {
        var value = Text(node);
        if (value is not ("true" or "false"))
        {
            Error(node, $"\"{value}\" must be true or false");
        }
        return value == "true";
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public List<string> Texts(YamlNode node) => node switch
    {
        YamlSequenceNode list => [.. list.Children.Select(Text)],
        YamlScalarNode => [Text(node)],
        _ => Mistake(node),
    };

    public void Error(YamlNode node, string text) => Error((int)node.Start.Line, text);

    public void Error(int line, string text) => findings.Add(ContentFinding.Error(file, line, text));

    private List<string> Mistake(YamlNode node)
    {
        Error(node, "a text or a list of texts is expected here");
        return [];
    }
}
