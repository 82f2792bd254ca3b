using System.Collections.Immutable;

namespace SupportBot.Channels.WhatsApp.Sending;

/// <summary>
/// Chooses the form of a message by WhatsApp's limits (whatsapp.md §4.2): up to three buttons, then a list of up to ten rows, then numbered
/// text. A title that is too long is cut at a word and stands in full in the row's second line or in the body. Pure.
/// </summary>
public static class Form
{
    public const int LongestText = 4096;
    public const int LongestBody = 1024;
    public const int MostButtons = 3;
    public const int MostRows = 10;
    public const int ButtonTitle = 20;
    public const int RowTitle = 24;
    public const int RowDescription = 72;

    /// <param name="canShare">The number is unknown and WhatsApp's own button for it can be shown.</param>
    public static IReadOnlyList<Part> Of(OutgoingMessage message, bool canShare = false)
    {
        if (message.AskContact && canShare && Pieces(Written(message, Unique(message.Buttons)), LongestBody, LongestBody) is [var only])
        {
            return [new Part.ContactRequest(only)];
        }
        var (buttons, written) = WithRoom(Unique(message.Buttons));
        message = Written(message, written);
        if (buttons.Length > MostRows)
        {
            return Plain(NumberedText.Of(message));
        }
        return buttons.IsEmpty ? Plain(message) : Asking(message, buttons);
    }

    /// <summary>A title of at most so many units, cut at a word where there is one.</summary>
    public static string Short(string title, int limit)
    {
        if (title.Length <= limit)
        {
            return title;
        }
        var piece = TextSplitter.Split(title, limit - 1)[0];
        return piece + "…";
    }

    // Answers for which there is no button are named in words.
    private static OutgoingMessage Written(OutgoingMessage message, ImmutableArray<Button> buttons) => message with
    {
        Text = buttons.IsEmpty ? message.Text : $"{message.Text}\n\n{Words.Write(message.Language ?? Language.Russian, buttons)}".TrimStart(),
    };

    // Three buttons are one tap, a list is three. What may be written as well gives way when the rest fits a better form without it.
    private static (ImmutableArray<Button> Shown, ImmutableArray<Button> Written) WithRoom(ImmutableArray<Button> buttons)
    {
        var needed = buttons.RemoveAll(button => button.Aside);
        var gain = !needed.IsEmpty && ((buttons.Length > MostButtons && needed.Length <= MostButtons) || (buttons.Length > MostRows && needed.Length <= MostRows));
        return gain ? (needed, [.. buttons.Where(button => button.Aside)]) : (buttons, []);
    }

    private static List<Part> Plain(OutgoingMessage message)
    {
        var parts = new List<Part>();
        var texts = Pieces(message, LongestText, LongestText);
        var caption = message.Pictures.IsEmpty || texts.Count != 1 || texts[0].Length > LongestBody ? null : texts[0];
        for (var i = 0; i < message.Pictures.Length; i++)
        {
            parts.Add(new Part.Picture(message.Pictures[i], i == message.Pictures.Length - 1 ? caption ?? "" : ""));
        }
        if (caption is null)
        {
            parts.AddRange(texts.Select(text => new Part.Text(text)));
        }
        parts.AddRange(message.Files.Select(file => new Part.Document(file)));
        return parts;
    }

    private static List<Part> Asking(OutgoingMessage message, ImmutableArray<Button> buttons)
    {
        var language = message.Language ?? Language.Russian;
        var few = buttons.Length <= MostButtons && AreDistinct(buttons.Select(button => Short(button.Text, ButtonTitle)));
        var rows = few ? [] : buttons.Select(RowOf).ToImmutableArray();
        var hidden = few
            ? buttons.Where(button => button.Text.Length > ButtonTitle).Select(button => button.Text)
            : buttons.Where(button => button.Text.Length > RowDescription).Select(button => button.Text);
        var full = string.Concat(hidden.Select(title => $"\n• {title}"));
        var texts = Pieces(message with { Text = message.Text.Length == 0 && full.Length == 0 ? Words.Choose(language) : message.Text + (full.Length > 0 ? "\n" + full : "") },
            LongestText, LongestBody);
        var header = few && message.Pictures.Length > 0 ? message.Pictures[^1] : null;
        var parts = message.Pictures.Take(message.Pictures.Length - (header is null ? 0 : 1)).Select(Part (picture) => new Part.Picture(picture, "")).ToList();
        parts.AddRange(message.Files.Select(file => new Part.Document(file)));
        parts.AddRange(texts.SkipLast(1).Select(text => new Part.Text(text)));
        parts.Add(few
            ? new Part.Buttons(texts[^1], [.. buttons.Select(button => button with { Text = Short(button.Text, ButtonTitle) })], header)
            : new Part.Rows(texts[^1], Numbered(rows), language));
        return parts;
    }

    // The last piece carries the answers and must be short; those before may be long.
    private static List<string> Pieces(OutgoingMessage message, int limit, int last)
    {
        var marked = MarkedText.Of(message);
        var render = message.Author is Author.Bot or Author.System ? (Func<MarkedText, Range, string>)Bold : WhatsAppMarks.Render;
        // What the signs themselves need.
        var signs = render(marked, ..marked.Visible.Length).Length - marked.Visible.Length;
        var whole = marked.Visible.Length + signs <= last;
        var pieces = TextSplitter.Cut(marked.Visible, whole ? Math.Max(2, last - signs) : Math.Max(2, (last < limit ? last : limit) - signs));
        return [.. pieces.Select(piece => render(marked, piece))];
    }

    // WhatsApp knows no escaping: words that carry an asterisk or a line break themselves are not put between marks.
    private static string Bold(MarkedText marked, Range piece)
    {
        var safe = marked.Marks.Where(mark => marked.Visible.AsSpan(mark.Start, mark.Length) is var words && words.IndexOfAny('*', '\n') < 0 && words.Trim().Length == mark.Length);
        return (marked with { Marks = [.. safe] }).Render(piece, "*", "*", text => text);
    }

    private static Row RowOf(Button button) => button.Text.Length <= RowTitle
        ? new Row(button.Text, "", button.Payload)
        : new Row(Short(button.Text, RowTitle), Short(button.Text, RowDescription), button.Payload);

    // Titles that are the same after cutting are told apart by their number.
    private static ImmutableArray<Row> Numbered(ImmutableArray<Row> rows) => AreDistinct(rows.Select(row => row.Title))
        ? rows
        : [.. rows.Select((row, i) => row with { Title = Short(FormattableString.Invariant($"{i + 1}. {row.Title.TrimEnd('…')}"), RowTitle) })];

    private static ImmutableArray<Button> Unique(ImmutableArray<Button> buttons) => [.. buttons.DistinctBy(button => button.Payload)];

    private static bool AreDistinct(IEnumerable<string> titles) => titles.GroupBy(title => title, StringComparer.Ordinal).All(group => group.Count() == 1);
}

/// <summary>What WhatsApp itself wants to have said around a list.</summary>
internal static class Words
{
    public static string Open(Language language) => language switch
    {
        Language.Kazakh => "Таңдау",
        Language.English => "Choose",
        _ => "Выбрать",
    };

    public static string Section(Language language) => language switch
    {
        Language.Kazakh => "Жауаптар",
        Language.English => "Answers",
        _ => "Ответы",
    };

    public static string Write(Language language, IEnumerable<Button> written)
    {
        var titles = string.Join(", ", written.Select(button => language == Language.English ? $"“{button.Text}”" : $"«{button.Text}»"));
        return language switch
        {
            Language.Kazakh => $"Жазуға да болады: {titles}.",
            Language.English => $"You can also write: {titles}.",
            _ => $"Можно и написать: {titles}.",
        };
    }

    public static string Choose(Language language) => language switch
    {
        Language.Kazakh => "Жауабын таңдаңыз:",
        Language.English => "Please choose:",
        _ => "Выберите, пожалуйста:",
    };
}
