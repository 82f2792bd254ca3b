using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Handoff;
using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>How events and outgoing items are written into the store: made at build time, no reflection on the hot path.</summary>
[JsonSerializable(typeof(InboxEvent))]
[JsonSerializable(typeof(OutboxContent))]
[JsonSerializable(typeof(OperatorCard))]
[JsonSerializable(typeof(SubscriberEvent.Wrote), TypeInfoPropertyName = "SubscriberWrote")]
[JsonSerializable(typeof(SubscriberEvent.Edited), TypeInfoPropertyName = "SubscriberEdited")]
[JsonSerializable(typeof(SubscriberEvent.Deleted), TypeInfoPropertyName = "SubscriberDeleted")]
[JsonSerializable(typeof(OperatorEvent.Wrote), TypeInfoPropertyName = "OperatorWrote")]
[JsonSerializable(typeof(OperatorEvent.Edited), TypeInfoPropertyName = "OperatorEdited")]
[JsonSerializable(typeof(OperatorEvent.Deleted), TypeInfoPropertyName = "OperatorDeleted")]
public sealed partial class DeliveryJson : JsonSerializerContext
{
    /// <summary>Letters of every language as they are, not as escapes: shorter files, readable dumps.</summary>
    public static DeliveryJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
