using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportBot.Conversations;

/// <summary>How a conversation is written into the store: made at build time, no reflection on the hot path.</summary>
[JsonSerializable(typeof(Conversation))]
public sealed partial class ConversationJson : JsonSerializerContext
{
    /// <summary>Defaults are left out and letters written as they are: a conversation at rest is small.</summary>
    public static ConversationJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
