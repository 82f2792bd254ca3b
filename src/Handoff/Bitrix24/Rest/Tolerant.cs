using System.Globalization;
using System.Text.Json;

namespace Handoff.Bitrix24.Rest;

/// <summary>Reads the portal's JSON as it really is: ids as numbers or texts, <c>[]</c> where a map is empty, keys in any case. Never throws.</summary>
public static class Tolerant
{
    /// <summary>A member by name, whatever its case; undefined when there is none.</summary>
    public static JsonElement Get(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return default;
        }
        if (element.TryGetProperty(name, out var exact))
        {
            return exact;
        }
        foreach (var member in element.EnumerateObject())
        {
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }
        return default;
    }

    /// <summary>The element as text: of a text or a number, <c>1</c>/<c>0</c> of a truth; null of everything else.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Whole(element),
        JsonValueKind.Number => element.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => null,
    };

    public static string? Text(this JsonElement element, string name) => element.Get(name).Text();

    // A text that is no whole Unicode (half of an emoji) is no text.
    private static string? Whole(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An id: null for a missing one, an empty text and zero.</summary>
    public static string? Id(this JsonElement element, string name) => element.Text(name) is { Length: > 0 } id and not "0" ? id : null;

    /// <summary>True for <c>true</c>, 1, "1", "Y", "true".</summary>
    public static bool Truth(this JsonElement element, string name) => element.Text(name) is "1" or "Y" or "y" or "true";

    public static long Number(this JsonElement element, string name) =>
        long.TryParse(element.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The members of a map or the items of a list with their index as a name; nothing for everything else.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Entries(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(member => (member.Name, member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select((item, at) => (at.ToString(CultureInfo.InvariantCulture), item)),
        _ => [],
    };

    /// <summary>One text or a list of texts.</summary>
    public static IEnumerable<string> Texts(this JsonElement element) => element.Text() is { } one
        ? [one]
        : element.Entries().Select(entry => entry.Value.Text()).OfType<string>();
}
