using System.Net;
using System.Net.Sockets;

namespace SupportBot.Web.WebChat;

/// <summary>How much one may do in the web chat. Defaults leave a fast typer and a family behind one address alone.</summary>
public sealed record WebChatRates
{
    /// <summary>Messages of one conversation that may come at once.</summary>
    public int MessageBurst { get; init; } = 20;

    /// <summary>And one more after each of these.</summary>
    public TimeSpan MessageEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Signs of typing that may come at once: one every three seconds comes from our page, and some windows.</summary>
    public int TypingBurst { get; init; } = 5;

    public TimeSpan TypingEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Conversations one address may open at once. Mobile operators put thousands of people behind one address.</summary>
    public int OpeningBurst { get; init; } = 100;

    public TimeSpan OpeningEvery { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>Who may come in now: messages by conversation, new conversations by network address.</summary>
public sealed class WebChatGate(WebChatRates rates, TimeProvider time)
{
    private readonly TokenBuckets messages = new(rates.MessageBurst, rates.MessageEvery, time);
    private readonly TokenBuckets typing = new(rates.TypingBurst, rates.TypingEvery, time);
    private readonly TokenBuckets openings = new(rates.OpeningBurst, rates.OpeningEvery, time);

    /// <summary>The same for signs of typing.</summary>
    public TimeSpan? Typing(ChatKey chat) => typing.Take(chat.Chat);

    /// <summary>Null = come in; otherwise how long to wait.</summary>
    public TimeSpan? Message(ChatKey chat) => messages.Take(chat.Chat);

    public TimeSpan? Opening(IPAddress? address) => openings.Take(Neighbourhood(address));

    // One IPv6 household has 2^64 addresses: it is told by the first half.
    private static string Neighbourhood(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(plain.GetAddressBytes().AsSpan(0, 8))
            : plain.ToString();
    }
}
