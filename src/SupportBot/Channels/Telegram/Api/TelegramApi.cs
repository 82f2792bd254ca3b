using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Answer = System.Text.Json.JsonElement;

namespace SupportBot.Channels.Telegram.Api;

/// <summary>
/// The methods of the Bot API we use. One call is one request: nothing is retried here, and nothing throws but the caller's own cancellation. The
/// token is part of the address (telegram.md §1), so addresses and messages of exceptions never leave this class.
/// </summary>
public sealed class TelegramApi(HttpClient http, TelegramSettings settings, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Upload = TimeSpan.FromSeconds(100);
    private static readonly TelegramJson Json = TelegramJson.Default;

    /// <summary>A client with pooled connections and no handler that would write addresses into a log.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = System.Net.DecompressionMethods.None,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public Task<ApiResult<User>> GetMe(CancellationToken cancellation) => Call("getMe", new Nothing(), Json.Nothing, Json.ApiReplyUser, Usual, cancellation);

    /// <summary>The updates as they came, each to be read by itself: one odd update must not hide the others.</summary>
    public Task<ApiResult<Answer>> GetUpdates(GetUpdates request, CancellationToken cancellation) =>
        Call("getUpdates", request, Json.GetUpdates, Json.ApiReplyJsonElement, TimeSpan.FromSeconds(request.Timeout + 10), cancellation);

    public Task<ApiResult<Message>> SendMessage(SendMessage request, CancellationToken cancellation) =>
        Call("sendMessage", request, Json.SendMessage, Json.ApiReplyMessage, Usual, cancellation);

    /// <summary>A photo or document by its file id.</summary>
    public Task<ApiResult<Message>> SendFile(SendFile request, CancellationToken cancellation) =>
        Call(request.Photo is null ? "sendDocument" : "sendPhoto", request, Json.SendFile, Json.ApiReplyMessage, Usual, cancellation);

    /// <summary>A photo or document with its bytes; <see cref="SendFile.Photo"/> or <see cref="SendFile.Document"/> names the field.</summary>
    public async Task<ApiResult<Message>> UploadFile(SendFile request, Stream content, string name, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent();
        void Add(string field, string? value)
        {
            if (value is not null)
            {
                form.Add(new StringContent(value), field);
            }
        }
        Add("chat_id", request.ChatId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("caption", request.Caption);
        Add("parse_mode", request.ParseMode);
        Add("reply_markup", request.ReplyMarkup is { } markup ? JsonSerializer.Serialize(markup, Json.ReplyMarkup) : null);
        form.Add(new StreamContent(content), request.Photo is null ? "document" : "photo", name);
        return await Post(request.Photo is null ? "sendDocument" : "sendPhoto", form, Json.ApiReplyMessage, Upload, cancellation);
    }

    public Task<ApiResult<Answer>> EditMarkup(EditMessageReplyMarkup request, CancellationToken cancellation) =>
        Call("editMessageReplyMarkup", request, Json.EditMessageReplyMarkup, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> EditText(EditMessageText request, CancellationToken cancellation) =>
        Call("editMessageText", request, Json.EditMessageText, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> Delete(long chat, long messageId, CancellationToken cancellation) =>
        Call("deleteMessage", new DeleteMessage(chat, messageId), Json.DeleteMessage, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> AnswerPress(string queryId, CancellationToken cancellation) =>
        Call("answerCallbackQuery", new AnswerCallbackQuery(queryId), Json.AnswerCallbackQuery, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> ShowTyping(long chat, CancellationToken cancellation) =>
        Call("sendChatAction", new SendChatAction(chat, "typing"), Json.SendChatAction, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> LeaveChat(long chat, CancellationToken cancellation) =>
        Call("leaveChat", new LeaveChat(chat), Json.LeaveChat, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<WebhookState>> GetWebhookInfo(CancellationToken cancellation) =>
        Call("getWebhookInfo", new Nothing(), Json.Nothing, Json.ApiReplyWebhookState, Usual, cancellation);

    public Task<ApiResult<Answer>> SetWebhook(SetWebhook request, CancellationToken cancellation) =>
        Call("setWebhook", request, Json.SetWebhook, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> DeleteWebhook(CancellationToken cancellation) =>
        Call("deleteWebhook", new Nothing(), Json.Nothing, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<Answer>> SetMyCommands(SetMyCommands request, CancellationToken cancellation) =>
        Call("setMyCommands", request, Json.SetMyCommands, Json.ApiReplyJsonElement, Usual, cancellation);

    public Task<ApiResult<RemoteFile>> GetFile(string fileId, CancellationToken cancellation) =>
        Call("getFile", new GetFile(fileId), Json.GetFile, Json.ApiReplyRemoteFile, Usual, cancellation);

    /// <summary>Opens a file for reading; null with a status when the server does not give it.</summary>
    /// <exception cref="HttpRequestException">Nobody answered. Its message may name the address: do not show it.</exception>
    public async Task<(HttpResponseMessage Answer, Stream? Content)> Download(string path, CancellationToken cancellation)
    {
        var answer = await http.GetAsync(new Uri($"{settings.ApiUrl}/file/bot{settings.Token}/{path}"), HttpCompletionOption.ResponseHeadersRead, cancellation);
        return (answer, answer.IsSuccessStatusCode ? await answer.Content.ReadAsStreamAsync(cancellation) : null);
    }

    private async Task<ApiResult<T>> Call<TRequest, T>(
        string method, TRequest request, JsonTypeInfo<TRequest> form, JsonTypeInfo<ApiReply<T>> reply, TimeSpan patience, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, form));
        body.Headers.ContentType = JsonType;
        return await Post(method, body, reply, patience, cancellation);
    }

    private async Task<ApiResult<T>> Post<T>(string method, HttpContent body, JsonTypeInfo<ApiReply<T>> reply, TimeSpan patience, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellation);
        try
        {
            using var answer = await http.PostAsync(new Uri($"{settings.ApiUrl}/bot{settings.Token}/{method}"), body, either.Token);
            return Read(await answer.Content.ReadAsByteArrayAsync(either.Token), reply, (int)answer.StatusCode, answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException failure) when (failure.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new ApiResult<T>.NotSent($"Telegram cannot be reached ({failure.HttpRequestError})");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new ApiResult<T>.NoAnswer("the connection to Telegram broke before it answered");
        }
        catch (OperationCanceledException) when (!either.IsCancellationRequested)
        {
            // Neither the caller nor the patience: no connection was made within its own time.
            return new ApiResult<T>.NotSent("Telegram cannot be reached (no connection)");
        }
        catch (OperationCanceledException)
        {
            return new ApiResult<T>.NoAnswer("Telegram did not answer in time");
        }
    }

    // A 5xx may carry HTML or nothing (telegram.md §1).
    private static ApiResult<T> Read<T>(byte[] body, JsonTypeInfo<ApiReply<T>> form, int status, TimeSpan? retryAfter)
    {
        ApiReply<T>? reply = null;
        try
        {
            reply = JsonSerializer.Deserialize(body, form);
        }
        catch (JsonException) when (status is >= 200 and < 300)
        {
            return new ApiResult<T>.NoAnswer("Telegram's answer could not be read");
        }
        catch (JsonException)
        {
            // Only the status counts.
        }
        if (reply is { Ok: true })
        {
            return new ApiResult<T>.Done(reply.Result);
        }
        var code = reply is { ErrorCode: > 0 } ? reply.ErrorCode : status;
        var after = reply?.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : retryAfter;
        return new ApiResult<T>.Refused(code, reply?.Description ?? $"HTTP {status}", after);
    }
}
