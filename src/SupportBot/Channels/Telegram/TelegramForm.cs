using System.Collections.Immutable;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>One message as Telegram takes it: one part is one call. The keyboard hangs on the last.</summary>
/// <param name="Html">The words with markup and escapes.</param>
/// <param name="Plain">The same without, for when the markup is refused.</param>
/// <param name="File">A picture or a document above the words; null = words alone.</param>
public sealed record TelegramPart(string Html, string Plain, MediaFile? File = null, bool AsPhoto = false, ReplyMarkup? Markup = null);

/// <summary>Gives a message the form Telegram takes: cut at its limits, escaped, with its keyboard. Pure.</summary>
public static class TelegramForm
{
    // Two short answers stand side by side on a phone; longer ones would be cut.
    private const int ShortTitle = 14;
    private const int TitleKept = 60;
    // telegram.md §4: a larger picture goes as a document.
    private const long LargestPhoto = 10 * 1024 * 1024;

    /// <summary>In order; none when there is nothing to say.</summary>
    public static ImmutableArray<TelegramPart> Of(OutgoingMessage message, ChannelLimits limits)
    {
        var text = MarkedText.Of(message);
        var parts = new List<TelegramPart>();
        parts.AddRange(message.Pictures.Select(picture => new TelegramPart("", "", picture, AsPhoto: picture.Size <= LargestPhoto)));
        parts.AddRange(message.Files.Select(file => new TelegramPart("", "", file)));
        var pieces = TextSplitter.Cut(text.Visible, limits.Text);
        if (parts.Count > 0 && pieces is [var whole] && text.Visible[whole].Length <= limits.Caption)
        {
            parts[^1] = parts[^1] with { Html = Html(text, whole), Plain = text.Visible[whole] };
        }
        else
        {
            parts.AddRange(pieces.Select(piece => new TelegramPart(Html(text, piece), text.Visible[piece])));
        }
        if (parts.Count > 0)
        {
            parts[^1] = parts[^1] with { Markup = Keyboard(message) };
        }
        return [.. parts];
    }

    private static string Html(MarkedText text, Range piece) => TelegramHtml.Of(text, piece);

    private static ReplyMarkup? Keyboard(OutgoingMessage message)
    {
        if (message is { AskContact: true, ContactTitle: { } title })
        {
            // The messenger's own button exists on this kind of keyboard only; the other answers are written by pressing them.
            KeyboardButton[][] rows = [[new KeyboardButton("📱 " + title, RequestContact: true)], .. message.Buttons.Select(button => new[] { new KeyboardButton(button.Text) })];
            return new ReplyMarkup { Keyboard = rows, ResizeKeyboard = true, OneTimeKeyboard = true };
        }
        return message.Buttons.IsEmpty ? null : new ReplyMarkup { InlineKeyboard = Rows(message.Buttons) };
    }

    private static InlineButton[][] Rows(ImmutableArray<Button> buttons)
    {
        var rows = new List<InlineButton[]>();
        for (var i = 0; i < buttons.Length; i++)
        {
            var pair = i + 1 < buttons.Length && buttons[i].Text.Length <= ShortTitle && buttons[i + 1].Text.Length <= ShortTitle;
            rows.Add(pair ? [Inline(buttons[i]), Inline(buttons[++i])] : [Inline(buttons[i])]);
        }
        return [.. rows];
    }

    private static InlineButton Inline(Button button) =>
        new(TextSplitter.Split(button.Text, TitleKept) is [var first, ..] ? first : button.Payload, button.Payload);
}
