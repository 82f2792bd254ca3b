using System.Net;
using Fakes.Telegram;
using Fakes.WhatsApp;

namespace EndToEnd;

/// <summary>People of every channel who talk at once, and messengers that repeat what was not acknowledged, as the real ones do.</summary>
internal sealed class Throng(Service service, FakeTelegram telegram)
{
    // The greeting alone is a fragment: it passes the inbox before its turn. The rest is committed with it.
    public static readonly string[] Words = ["Здравствуйте", "Абая 10-25, со вчера нет интернета", "да", "на всех", "горит красным", "оператор", "87011234567"];

    private static readonly long[] TelegramChats = [5001, 5002, 5003];
    private static readonly string[] Phones = ["77015550011", "77015550012"];
    private const int Pages = 3;

    /// <summary>Everybody who talks: chat keys as the store knows them.</summary>
    public int Speakers => TelegramChats.Length + Phones.Length + Pages;

    public static IReadOnlyList<long> Chats => TelegramChats;

    /// <summary>Everybody says everything; done when each word was acknowledged.</summary>
    public Task Talk(CancellationToken patience) => Task.WhenAll(
        [.. Enumerable.Range(0, Pages).Select(number => OnPage(number, patience)), .. Phones.Select(phone => OnWhatsApp(phone, patience)), InTelegram(patience)]);

    private async Task OnPage(int number, CancellationToken patience)
    {
        Subscriber? subscriber = null;
        for (var i = 0; i < Words.Length; i++)
        {
            while (!await Try(async () => await (subscriber ??= await Subscriber.Open(service.Http)).Bring($"c-{i}", Words[i])))
            {
                await Task.Delay(40, patience);
            }
            await Task.Delay(((number * 17) + (i * 29)) % 90, patience);
        }
    }

    private async Task InTelegram(CancellationToken patience)
    {
        foreach (var words in Words)
        {
            Array.ForEach(TelegramChats, chat => telegram.Say(chat, words));
            await Task.Delay(60, patience);
        }
        while (telegram.Unconfirmed > 0)
        {
            await Task.Delay(50, patience);
        }
    }

    private async Task OnWhatsApp(string phone, CancellationToken patience)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            var value = MetaPost.Value([MetaPost.Text($"wamid.{phone}.{i}", Words[i], TimeProvider.System.GetUtcNow(), phone)], contacts: [MetaPost.Contact("Асель", phone)]);
            var body = MetaPost.Bytes(MetaPost.Batch(value));
            while (!await Try(() => Post(body, patience)))
            {
                await Task.Delay(60, patience);
            }
            await Task.Delay(30, patience);
        }
    }

    private async Task<bool> Post(byte[] body, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/whatsapp") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("X-Hub-Signature-256", MetaPost.Sign(body));
        using var answer = await service.Http.SendAsync(request, patience);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    // Nobody is at the other end while the service lies dead.
    private static async Task<bool> Try(Func<Task<bool>> deed)
    {
        try
        {
            return await deed();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
