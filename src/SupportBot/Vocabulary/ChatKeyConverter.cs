using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot;

/// <summary>A conversation id travels as one string, as a value and as a dictionary key.</summary>
public sealed class ChatKeyConverter : JsonConverter<ChatKey>
{
    public override ChatKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ChatKey.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ChatKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
