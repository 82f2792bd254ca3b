using System.Globalization;
using System.Net;

namespace Handoff.Bitrix24.Events;

/// <summary>
/// Reads and writes a form body as PHP's <c>http_build_query</c> makes it: brackets nest, lists are numbered, nothing is sent for what is
/// empty. Pure; reads any text without throwing.
/// </summary>
public static class PhpForm
{
    // A hostile body must not cost more than it weighs.
    private const int MostPairs = 20_000;
    private const int Deepest = 32;

    /// <summary>False = this is not a form a portal would send: too many pairs, or too deep.</summary>
    public static bool TryRead(string body, out FormNode form)
    {
        form = new FormNode();
        var pairs = 0;
        foreach (var range in body.AsSpan().Split('&'))
        {
            var pair = body.AsSpan()[range];
            if (pair.IsEmpty)
            {
                continue;
            }
            if (++pairs > MostPairs || !Add(form, pair))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Writes name/value pairs; the names may have brackets.</summary>
    public static string Write(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{WebUtility.UrlEncode(pair.Name)}={WebUtility.UrlEncode(pair.Value)}"));

    private static bool Add(FormNode form, ReadOnlySpan<char> pair)
    {
        var equals = pair.IndexOf('=');
        var name = Decode(equals < 0 ? pair : pair[..equals]);
        var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
        var node = form;
        var depth = 0;
        foreach (var part in Parts(name))
        {
            if (++depth > Deepest)
            {
                return false;
            }
            // "[]" takes the next number, as PHP does.
            node = node.Child(part.Length == 0 ? node.Children.Count.ToString(CultureInfo.InvariantCulture) : part);
        }
        node.Put(value);
        return true;
    }

    // "data[MESSAGES][0]" is data, MESSAGES, 0. A bracket that does not close belongs to the name.
    private static List<string> Parts(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !name.EndsWith(']'))
        {
            return [name];
        }
        var parts = new List<string> { name[..open] };
        var at = open;
        while (at < name.Length)
        {
            var close = name.IndexOf(']', at);
            if (name[at] != '[' || close < 0)
            {
                return [name];
            }
            parts.Add(name[(at + 1)..close]);
            at = close + 1;
        }
        return parts;
    }

    private static string Decode(ReadOnlySpan<char> text) => WebUtility.UrlDecode(text.ToString());
}
