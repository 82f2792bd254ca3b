namespace SupportBot.Channels.Telegram;

/// <summary>What receiving and sending last came to. The worse of the two is the state of the channel.</summary>
public sealed class TelegramHealth
{
    private volatile ChannelState _receiving = ChannelState.Working;
    private volatile ChannelState _sending = ChannelState.Working;

    public ChannelState State => _receiving.Up ? _sending : _receiving;

    /// <summary>A line that works one way works the other way too: an old failure to send is forgotten.</summary>
    public void Receiving(ChannelState state)
    {
        _receiving = state;
        if (state.Up)
        {
            _sending = state;
        }
    }

    public void Sending(ChannelState state) => _sending = state;

    /// <summary>What an answer says of the channel as a whole; null = nothing is wrong with it (telegram.md §3.1, §9).</summary>
    public static ChannelState? Alarm(int code, string description) => code switch
    {
        401 or 404 => new ChannelState(Up: false, "Telegram does not know this bot",
            "Telegram:Token is wrong or was revoked. Take the present one from @BotFather (/token) and restart."),
        409 when description.Contains("webhook", StringComparison.OrdinalIgnoreCase) => new ChannelState(Up: false, "A webhook is set for this bot, polling gets nothing",
            "Another program set a webhook for the same token. Stop it and restart, or set Telegram:Receive=webhook."),
        409 => new ChannelState(Up: false, "Another program polls with the same token",
            "Only one program may receive for a bot. Stop the other one, or make a bot of its own for it with @BotFather."),
        _ => null,
    };
}
