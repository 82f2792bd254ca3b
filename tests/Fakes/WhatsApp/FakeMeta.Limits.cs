using System.Text.Json.Nodes;

namespace Fakes.WhatsApp;

/// <summary>What Meta refuses although the form is right: the closed window, too many messages to one person, files of a kind it does not know.</summary>
public sealed partial class FakeMeta
{
    // A burst of 45 is let through and has to be paid back at one message in six seconds (whatsapp.md §7).
    private const int PairBurst = 45;
    private static readonly TimeSpan PairEvery = TimeSpan.FromSeconds(6);

    private static readonly string[] Types =
    [
        "image/jpeg", "image/png", "image/webp", "video/mp4", "video/3gpp", "audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg", "text/plain",
        "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
    ];

    private readonly Dictionary<string, DateTimeOffset> _pairs = new(StringComparer.Ordinal);

    /// <summary>Did this person write within 24 hours? Free words to one who did not are refused with 131047.</summary>
    public Func<string, bool> WindowOpen { get; set; } = _ => true;

    private int? Limited(JsonObject message)
    {
        var to = (string?)message["to"] ?? (string?)message["recipient"] ?? "";
        if ((string?)message["type"] != "template" && !WindowOpen(to))
        {
            return 131047;
        }
        lock (_lock)
        {
            var now = TimeProvider.System.GetUtcNow();
            var free = _pairs.GetValueOrDefault(to) is var until && until > now ? until : now;
            if (free - now > (PairBurst - 1) * PairEvery)
            {
                return 131056;
            }
            _pairs[to] = free + PairEvery;
            return null;
        }
    }

    // The bytes are looked at, not the name.
    private static bool Takes(string type, byte[] bytes) => Types.Contains(type, StringComparer.Ordinal) && type switch
    {
        "image/jpeg" => bytes is [0xFF, 0xD8, 0xFF, ..],
        "image/png" => bytes is [0x89, 0x50, 0x4E, 0x47, ..],
        _ => true,
    };
}
