using System.Globalization;
using System.Text;

namespace SupportBot.Channels;

/// <summary>The form of a question for a messenger that cannot show its buttons: the answers as a numbered list. The dialogue takes the number as well as the words.</summary>
public static class NumberedText
{
    /// <summary>The message with its buttons written under its text.</summary>
    public static OutgoingMessage Of(OutgoingMessage message) => message.Buttons.IsEmpty ? message : message with
    {
        Text = Write(message.Text, message.Buttons.Select(button => button.Text)),
        Buttons = [],
    };

    private static string Write(string text, IEnumerable<string> titles)
    {
        var list = new StringBuilder(text);
        if (text.Length > 0)
        {
            list.Append('\n');
        }
        var number = 0;
        foreach (var title in titles)
        {
            list.Append(CultureInfo.InvariantCulture, $"\n{++number}. {title}");
        }
        return list.ToString().TrimStart('\n');
    }
}
