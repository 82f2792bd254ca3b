using System.Globalization;
using SupportBot.Channels;

namespace SupportBot.Turns;

/// <summary>How what has no words stands in the transcript, for the operator who reads it. Pure.</summary>
internal static class WordlessLine
{
    /// <summary>What it is and how long it lasts: <c>[голосовое сообщение, 0:42]</c>.</summary>
    public static string Of(SubscriberEvent.SentUnreadable unreadable)
    {
        var what = unreadable.What switch
        {
            "voice" => "голосовое сообщение",
            "audio" => "аудио",
            "video_note" => "видеосообщение",
            "video" => "видео",
            "sticker" => "стикер",
            "animation" => "анимация",
            "too-large" => "файл больше, чем можно передать",
            _ => "сообщение, которое бот не читает",
        };
        return unreadable.Duration is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"[{what}, {(int)time.TotalMinutes}:{time.Seconds:00}]")
            : $"[{what}]";
    }

    /// <summary>The messenger's words for the place, and where it is.</summary>
    public static string Of(SubscriberEvent.SharedPlace place) => string.Create(CultureInfo.InvariantCulture,
        $"📍 {string.Join(", ", new[] { place.Title, place.Address }.Where(words => !string.IsNullOrEmpty(words)))} {place.Latitude:F5}, {place.Longitude:F5}")
        .Replace("  ", " ", StringComparison.Ordinal);
}
