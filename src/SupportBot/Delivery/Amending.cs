using SupportBot.Channels;

namespace SupportBot.Delivery;

/// <summary>Changes and takes back what was sent, where the messenger can; other words that cannot take the place of the first follow them.</summary>
public sealed class Amending(IOutbox outbox)
{
    public async Task<DeliveryOutcome> Amend(IChannel channel, OutboxContent.Amend amend, CancellationToken deadline)
    {
        if (channel is IAmendsMessages able && await outbox.ChannelMessageOf(amend.Of) is { } sent
            && await able.Amend(amend.InPlace, sent, deadline) is not DeliveryOutcome.Refused and var outcome)
        {
            return outcome;
        }
        return await channel.Send(amend.Anew, deadline);
    }

    public async Task<DeliveryOutcome> Recall(IChannel channel, ChatKey chat, string of, CancellationToken deadline) =>
        channel is not IAmendsMessages able ? new DeliveryOutcome.Refused("Этот мессенджер не удаляет отправленное.")
        : await outbox.ChannelMessageOf(of) is { } sent ? await able.Recall(chat, sent, deadline)
        : new DeliveryOutcome.Refused("Номер сообщения в мессенджере не известен.");
}
