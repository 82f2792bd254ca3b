using System.Globalization;

namespace Handoff.Bitrix24.Events;

/// <summary>
/// A piece of a form as PHP writes it: a text, or named children (<c>data[MESSAGES][0][im]</c>). Missing, empty and null are the same. Names
/// are found whatever their case. Immutable for its readers.
/// </summary>
public sealed class FormNode
{
    public static readonly FormNode None = new();

    private readonly List<(string Name, FormNode Node)> _children = [];
    private Dictionary<string, int>? _index;

    /// <summary>The text of a leaf; null when it has none.</summary>
    public string? Text { get; private set; }

    public IReadOnlyList<(string Name, FormNode Node)> Children => _children;

    /// <summary>Nothing was sent here.</summary>
    public bool IsEmpty => Text is null && _children.Count == 0;

    /// <summary>The child of this name; an empty node when there is none, never null.</summary>
    public FormNode this[string name] => Find(name) ?? None;

    public FormNode this[string first, string second] => this[first][second];

    /// <summary>A text that says something: null for a missing or empty one.</summary>
    public string? Word(string name) => this[name].Text is { Length: > 0 } word ? word : null;

    /// <summary>An id: null for a missing one, an empty text and <c>0</c>.</summary>
    public string? Id(string name) => Word(name) is { } id and not "0" ? id : null;

    public long Number(string name) =>
        long.TryParse(this[name].Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The items of a list or map in the order they were sent; a leaf is a list of itself.</summary>
    public IEnumerable<FormNode> Items => Text is not null ? [this] : _children.Select(child => child.Node);

    internal void Put(string text) => Text = text;

    internal FormNode Child(string name)
    {
        if (Find(name) is { } there)
        {
            return there;
        }
        var node = new FormNode();
        _index ??= new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        _index[name] = _children.Count;
        _children.Add((name, node));
        return node;
    }

    private FormNode? Find(string name) => _index is not null && _index.TryGetValue(name, out var at) ? _children[at].Node : null;
}
