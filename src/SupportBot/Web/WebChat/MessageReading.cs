using System.Globalization;
using System.Text.Json;
using SupportBot.Channels;
using SupportBot.Channels.WebChat;

namespace SupportBot.Web.WebChat;

/// <summary>Reading a conversation: once with patience (<c>GET …/messages</c>), or as a stream (<c>GET …/events</c>).</summary>
public sealed class MessageReading(
    WebChatAccess access, IWebChatMailbox mailbox, WebChatBell bell, MediaLinks links, TimeProvider time, IHostApplicationLifetime life)
{
    private const int AtOnce = 200;
    private const int LongestWait = 60;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task<IResult> Poll(HttpContext http)
    {
        if (await access.Check(http) is not { } conversation)
        {
            return WebChatAccess.Refusal(http.Response);
        }
        if (Number(http.Request.Query["after"]) is not { } after || Number(http.Request.Query["wait"]) is not { } wait)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "after and wait are whole numbers, not below zero.");
        }
        using var ear = bell.Listen(conversation.Chat);
        if (ear is null)
        {
            return TooManyListeners(http);
        }
        var asked = http.Request.Query["typing"] == "1";
        var messages = await Await(conversation.Chat, after, TimeSpan.FromSeconds(Math.Min(wait, LongestWait)), ear, http, asked);
        return Results.Json(new WebChatMessages(messages, asked && messages.Count == 0 && ear.HeardTyping), WebChatJson.Plain.WebChatMessages);
    }

    public async Task<IResult> Stream(HttpContext http)
    {
        if (await access.Check(http) is not { } conversation)
        {
            return WebChatAccess.Refusal(http.Response);
        }
        // A browser that lost its stream says where it was; that is newer than the address it began with.
        if (Number(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : http.Request.Query["after"]) is not { } after)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "after is a whole number, not below zero.");
        }
        using var ear = bell.Listen(conversation.Chat);
        if (ear is null)
        {
            return TooManyListeners(http);
        }
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.WriteAsync("retry: 2000\n\n", http.RequestAborted);
        await Tell(conversation.Chat, after, ear, http);
        return Results.Empty;
    }

    private async Task Tell(ChatKey chat, long after, WebChatEar ear, HttpContext http)
    {
        while (!life.ApplicationStopping.IsCancellationRequested)
        {
            await http.Response.Body.FlushAsync(http.RequestAborted);
            var messages = await Await(chat, after, Heartbeat, ear, http);
            foreach (var message in messages)
            {
                var json = JsonSerializer.Serialize(message, WebChatJson.Plain.WebChatMessage);
                await http.Response.WriteAsync($"id: {message.Seq}\nevent: message\ndata: {json}\n\n", http.RequestAborted);
                after = message.Seq;
            }
            if (messages.Count == 0)
            {
                await http.Response.WriteAsync(": still here\n\n", http.RequestAborted);
            }
        }
    }

    private async Task<IReadOnlyList<WebChatMessage>> Await(ChatKey chat, long after, TimeSpan patience, WebChatEar ear, HttpContext http, bool typing = false)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        var until = time.GetUtcNow() + patience;
        while (true)
        {
            var entries = await mailbox.ReadAfter(chat, after, AtOnce, http.RequestAborted);
            var left = until - time.GetUtcNow();
            if (entries.Count > 0 || (typing && ear.HeardTyping) || left <= TimeSpan.Zero || !await Rang(ear, left, end.Token, http.RequestAborted))
            {
                return [.. entries.Select(entry => WebChatMessage.Of(entry, links))];
            }
        }
    }

    // A stop of the service ends a wait like patience does: the browser gets an empty answer and asks the next process.
    private async Task<bool> Rang(WebChatEar ear, TimeSpan left, CancellationToken end, CancellationToken gone)
    {
        try
        {
            return await ear.Rings(left, time, end);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            return false;
        }
    }

    private static IResult TooManyListeners(HttpContext http) =>
        Problems.TooMany(http.Response, TimeSpan.FromSeconds(5), "This conversation is open in too many windows.");

    private static long? Number(string? text) =>
        string.IsNullOrEmpty(text) ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
