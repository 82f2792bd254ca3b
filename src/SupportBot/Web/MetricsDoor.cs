using System.Globalization;
using System.Text;
using SupportBot.Channels;
using SupportBot.Delivery;
using SupportBot.Diagnostics;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Web;

/// <summary><c>GET /metrics</c>: what was counted, and how much waits right now.</summary>
public static class MetricsDoor
{
    public static IEndpointRouteBuilder MapMetrics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/metrics", async (Metrics metrics, Lanes lanes, Pump pump, IDeskReads reads, IEnumerable<IChannel> channels, TimeProvider time) =>
        {
            var text = new StringBuilder();
            metrics.Write(text);
            WriteBacklog(text, lanes, pump, time.GetUtcNow());
            text.Append("# TYPE supportbot_conversations gauge\n");
            foreach (var (state, count) in await reads.CountByState())
            {
                text.Append(CultureInfo.InvariantCulture, $"supportbot_conversations{{state=\"{state}\"}} {count}\n");
            }
            text.Append("# TYPE supportbot_channel_up gauge\n");
            foreach (var channel in channels)
            {
                text.Append(CultureInfo.InvariantCulture, $"supportbot_channel_up{{channel=\"{channel.Name}\"}} {(channel.State.Up ? 1 : 0)}\n");
            }
            return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");
        });
        return routes;
    }

    private static void WriteBacklog(StringBuilder text, Lanes lanes, Pump pump, DateTimeOffset now)
    {
        var (inbox, oldestIn) = lanes.Backlog();
        var (channel, oldestChannel) = pump.Backlog(Destination.Channel);
        var (desk, oldestDesk) = pump.Backlog(Destination.Desk);
        var (media, oldestMedia) = pump.Backlog(Destination.Media);
        var oldest = new[] { oldestIn, oldestChannel, oldestDesk, oldestMedia }.Min();
        text.Append(CultureInfo.InvariantCulture, $"# TYPE supportbot_inbox_pending gauge\nsupportbot_inbox_pending {inbox}\n");
        text.Append("# TYPE supportbot_outbox_pending gauge\n");
        text.Append(CultureInfo.InvariantCulture, $"supportbot_outbox_pending{{destination=\"channel\"}} {channel}\n");
        text.Append(CultureInfo.InvariantCulture, $"supportbot_outbox_pending{{destination=\"desk\"}} {desk}\n");
        text.Append(CultureInfo.InvariantCulture, $"supportbot_outbox_pending{{destination=\"media\"}} {media}\n");
        text.Append("# TYPE supportbot_oldest_pending_seconds gauge\n");
        text.Append(CultureInfo.InvariantCulture, $"supportbot_oldest_pending_seconds {(oldest is { } at ? Math.Max(0, (now - at).TotalSeconds) : 0)}\n");
    }
}
