using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Channels.Telegram.Api;

// Names as in the Bot API; everything is optional, what is unknown lands in Other (telegram.md §2). Lists of the API are arrays here.

public sealed record Update
{
    public long UpdateId { get; init; }

    public Message? Message { get; init; }

    public Message? EditedMessage { get; init; }

    public CallbackQuery? CallbackQuery { get; init; }

    public ChatMemberUpdated? MyChatMember { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record Message
{
    public long MessageId { get; init; }

    [JsonConverter(typeof(UnixSeconds))]
    public DateTimeOffset? Date { get; init; }

    public Chat? Chat { get; init; }

    public User? From { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public MessageEntity[]? Entities { get; init; }

    public MessageEntity[]? CaptionEntities { get; init; }

    public string? MediaGroupId { get; init; }

    public Contact? Contact { get; init; }

    public Location? Location { get; init; }

    public Venue? Venue { get; init; }

    public RemoteFile[]? Photo { get; init; }

    public RemoteFile? Document { get; init; }

    public RemoteFile? Animation { get; init; }

    public RemoteFile? Voice { get; init; }

    public RemoteFile? Audio { get; init; }

    public RemoteFile? Video { get; init; }

    public RemoteFile? VideoNote { get; init; }

    public RemoteFile? Sticker { get; init; }

    public ReplyMarkup? ReplyMarkup { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Other { get; set; }
}

public sealed record User(long Id = 0, bool IsBot = false, string? FirstName = null, string? LastName = null, string? Username = null, string? LanguageCode = null);

/// <summary>A place of a text with a meaning of its own, counted in UTF-16 units.</summary>
public sealed record MessageEntity(string? Type = null, int Offset = 0, int Length = 0, string? Url = null);

public sealed record Chat(long Id = 0, string? Type = null);

public sealed record Contact(string? PhoneNumber = null, long? UserId = null);

public sealed record Location(double Latitude = 0, double Longitude = 0);

public sealed record Venue(Location? Location = null, string? Title = null, string? Address = null);

/// <summary>Anything with bytes: the API has a type for each kind, they differ in what we do not need.</summary>
public sealed record RemoteFile(
    string? FileId = null, string? FileUniqueId = null, string? FileName = null, string? MimeType = null, long? FileSize = null, int? Duration = null, string? FilePath = null);

/// <param name="Message">Absent for inline messages; only chat and id when it is too old.</param>
public sealed record CallbackQuery(string? Id = null, User? From = null, Message? Message = null, string? Data = null);

public sealed record ChatMemberUpdated(Chat? Chat = null, User? From = null, ChatMember? NewChatMember = null)
{
    [JsonConverter(typeof(UnixSeconds))]
    public DateTimeOffset? Date { get; init; }
}

public sealed record ChatMember(string? Status = null);

/// <summary>Seconds since 1970; anything odd is "not told".</summary>
internal sealed class UnixSeconds : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300800)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => writer.WriteNumberValue(value?.ToUnixTimeSeconds() ?? 0);
}
