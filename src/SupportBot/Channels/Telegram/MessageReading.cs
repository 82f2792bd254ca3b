using System.Collections.Frozen;
using System.Globalization;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>What a subscriber did with one message (telegram.md §2.2). Pure.</summary>
internal static class MessageReading
{
    /// <summary>Notices of Telegram about the chat: nobody said anything.</summary>
    public static readonly FrozenSet<string> Service = new[]
    {
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created", "supergroup_chat_created",
        "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message", "refunded_payment",
        "users_shared", "user_shared", "chat_shared", "gift", "unique_gift", "connected_website", "write_access_allowed", "proximity_alert_triggered",
        "boost_added", "chat_background_set", "checklist_tasks_done", "checklist_tasks_added", "direct_message_price_changed", "forum_topic_created",
        "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "giveaway_created",
        "giveaway_completed", "paid_message_price_changed", "suggested_post_approved", "suggested_post_approval_failed", "suggested_post_declined",
        "suggested_post_paid", "suggested_post_refunded", "video_chat_scheduled", "video_chat_started", "video_chat_ended", "video_chat_participants_invited",
        "web_app_data", "gift_upgrade_sent", "chat_owner_left", "chat_owner_changed",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const long LargestDownload = 20 * 1024 * 1024;

    /// <summary>Null = a notice of Telegram, nothing a person said.</summary>
    public static SubscriberEvent? Read(Message message, ChatKey chat) => message switch
    {
        { Text: { } text } => Command(text) ?? new SubscriberEvent.Wrote(Id(message), text) { Marks = TelegramMarks.Of(message.Entities) },
        { Contact: { } contact } => new SubscriberEvent.SharedContact(Id(message), Phone(contact), contact.UserId is { } owner && owner == message.From?.Id),
        // A venue carries a location as well: one answer.
        { Venue: { } venue } => Place(message, venue.Location ?? message.Location, venue),
        { Location: { } location } => Place(message, location, null),
        { Photo: [.., { } largest] } => File(message, chat, largest with { FileName = "photo.jpg", MimeType = "image/jpeg" }),
        // A GIF has a document too, which is the same file.
        { Animation: { } animation } => Wordless(message, chat, "animation", animation),
        { Document: { } document } => File(message, chat, document),
        { Video: { } video } => File(message, chat, video with { FileName = video.FileName ?? "video.mp4" }),
        { Voice: { } voice } => Heard(message, chat, "voice", voice with { FileName = "voice.ogg" }),
        { Audio: { } audio } => Heard(message, chat, "audio", audio with { FileName = audio.FileName ?? "audio" }),
        { VideoNote: { } note } => Wordless(message, chat, "video_note", note with { FileName = "video.mp4" }),
        { Sticker: not null } => new SubscriberEvent.SentUnreadable(Id(message), "sticker", null, null),
        _ => IsService(message) ? null : new SubscriberEvent.SentUnreadable(Id(message), "unknown", null, null),
    };

    public static string Id(Message message) => message.MessageId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Nobody said it.</summary>
    public static bool IsService(Message message) => message.Other?.Keys.Any(Service.Contains) == true;

    // "/start abc", "/help@my_bot" (telegram.md §2.2, §8).
    private static SubscriberEvent? Command(string text)
    {
        if (text is not ['/', ..])
        {
            return null;
        }
        var space = text.AsSpan().IndexOfAny(' ', '\n');
        var word = (space < 0 ? text[1..] : text[1..space]).Split('@')[0];
        if (word.Length is 0 or > 32 || !word.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return null;
        }
        var rest = space < 0 ? "" : text[(space + 1)..].Trim();
        return string.Equals(word, "start", StringComparison.OrdinalIgnoreCase)
            ? new SubscriberEvent.Began(rest.Length > 0 ? rest : null)
            : new SubscriberEvent.Commanded(word.ToLowerInvariant());
    }

    // With or without "+" (telegram.md §7).
    private static string Phone(Contact contact) => "+" + new string([.. (contact.PhoneNumber ?? "").Where(char.IsAsciiDigit)]);

    private static SubscriberEvent.SharedPlace Place(Message message, Location? at, Venue? venue) =>
        new(Id(message), at?.Latitude ?? 0, at?.Longitude ?? 0, venue?.Title, venue?.Address);

    private static SubscriberEvent File(Message message, ChatKey chat, RemoteFile file) => TooLarge(file)
        ? new SubscriberEvent.SentUnreadable(Id(message), "too-large", null, null)
        : new SubscriberEvent.Wrote(Id(message), message.Caption ?? "", [Media(message, chat, file)], message.MediaGroupId) { Marks = TelegramMarks.Of(message.CaptionEntities) };

    // Words under a recording are words.
    private static SubscriberEvent Heard(Message message, ChatKey chat, string what, RemoteFile file) =>
        message.Caption is { Length: > 0 } && !TooLarge(file) ? File(message, chat, file) : Wordless(message, chat, what, file);

    private static SubscriberEvent.SentUnreadable Wordless(Message message, ChatKey chat, string what, RemoteFile file) => new(
        Id(message), what, file.Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null, TooLarge(file) ? null : Media(message, chat, file));

    private static bool TooLarge(RemoteFile file) => file.FileSize > LargestDownload;

    private static MediaFile Media(Message message, ChatKey chat, RemoteFile file) => new(
        MediaIds.Of(chat, Id(message), file.FileUniqueId ?? file.FileId ?? ""), FileSniffing.CleanName(file.FileName), file.MimeType ?? FileSniffing.Unknown,
        file.FileSize ?? 0, Source: file.FileId);
}
