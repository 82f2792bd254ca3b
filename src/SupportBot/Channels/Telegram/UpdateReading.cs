using System.Text.Json;
using SupportBot.Channels.Telegram.Api;

namespace SupportBot.Channels.Telegram;

/// <summary>Reads updates so that one nobody understands stops neither the others nor the queue of its chat (telegram.md §3).</summary>
public static class UpdateReading
{
    /// <summary>False = this is no update at all. True with null = an update whose content is of a shape we cannot read: it counts as received.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out Update? update)
    {
        update = null;
        try
        {
            update = JsonSerializer.Deserialize(body, TelegramJson.Default.Update);
            return update is { UpdateId: > 0 };
        }
        catch (JsonException)
        {
            return HasId(body);
        }
    }

    /// <summary>The same for one update of a batch.</summary>
    public static bool TryRead(JsonElement element, out long id, out Update? update)
    {
        update = null;
        id = 0;
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("update_id", out var number)
            || number.ValueKind != JsonValueKind.Number || !number.TryGetInt64(out id))
        {
            return false;
        }
        try
        {
            update = element.Deserialize(TelegramJson.Default.Update);
        }
        catch (JsonException)
        {
            // Null tells.
        }
        return true;
    }

    private static bool HasId(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("update_id", out var id)
                && id.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
