using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SupportBot.Channels.WhatsApp.Incoming;

/// <summary>Texts that are no whole Unicode: bytes that are no UTF-8, and escaped halves of an emoji. What is broken becomes the replacement character, the rest is kept.</summary>
internal static partial class HalfLetters
{
    /// <summary>The element's text; never throws for a string.</summary>
    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            var whole = Halves().Replace(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text)), match => match.Groups["half"].Success ? "\uFFFD" : match.Value);
            using var document = JsonDocument.Parse(whole);
            return document.RootElement.GetString() ?? "";
        }
    }

    // An escaped backslash, a whole pair, or a half.
    [GeneratedRegex(@"\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Halves();
}
