using System.Text.Json.Nodes;
using Fakes.Fuzz;
using Fakes.WhatsApp;
using SupportBot.Tests.Web;

namespace SupportBot.Tests.Fuzzing;

/// <summary>
/// Strangers at every door: random bytes, right bodies spoilt, hostile letters, huge numbers, deep trees. None is answered with 5xx, none leaves an exception in
/// the log, and the service lives on. Longer with <c>FUZZ=minutes</c>.
/// </summary>
public sealed class DoorFuzzTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const int Cases = 200;

    private static readonly string[] Deeds = ["take", "release", "close", "notes", "messages", "transfer", "correct", "guide", "take-over", "callback", "read"];
    private int _id = 1_000_000;

    [Fact]
    public Task Telegrams_door_takes_anything() => house.Assail(2 * Cases, hostile => Requests.Telegram(hostile, Interlocked.Increment(ref _id)));

    [Fact]
    public Task WhatsApps_door_takes_anything() => house.Assail(2 * Cases, hostile => Requests.WhatsApp(hostile, Interlocked.Increment(ref _id)));

    [Fact]
    public Task The_handshake_of_Meta_takes_anything() => house.Assail(Cases / 4, hostile =>
        new HttpRequestMessage(HttpMethod.Get, $"/webhooks/whatsapp?hub.mode=subscribe&hub.verify_token=our-word&hub.challenge={Requests.InPath(hostile.Text())}&{Requests.InPath(hostile.Text())}"));

    [Fact]
    public Task The_portals_door_takes_anything()
    {
        var bodies = house.PortalBodies.ToArray();
        Assert.NotEmpty(bodies);
        return house.Assail(Cases, hostile => Requests.Form("/webhooks/bitrix24", Form(hostile, hostile.One(bodies))));
    }

    [Fact]
    public Task The_portals_installation_takes_anything() => house.Assail(Cases / 4, hostile =>
        Requests.Form("/bitrix24/install", Form(hostile, house.Portal.Portal.Installation())));

    [Fact]
    public Task A_web_chat_may_be_opened_with_anything() => house.Assail(Cases / 2, hostile =>
        Requests.Json(HttpMethod.Post, "/webchat/conversations", hostile.Body(JsonNode.Parse("""{"language":"ru"}""")!)));

    [Fact]
    public Task A_web_chat_may_be_told_anything() => house.Assail(Cases, hostile => Requests.Json(
        HttpMethod.Post, $"/webchat/conversations/{house.Conversation}/messages", hostile.Body(hostile.Number(3) switch
        {
            0 => new JsonObject { ["id"] = $"b-{NextId()}", ["button"] = $"1.{hostile.Number(9)}.yes" },
            1 => new JsonObject { ["id"] = $"g-{NextId()}", ["guide"] = hostile.Text() },
            _ => new JsonObject { ["id"] = $"t-{NextId()}", ["text"] = hostile.Text() },
        })), house.Subscriber);

    [Fact]
    public async Task A_web_chat_may_be_sent_any_file()
    {
        await house.Assail(Cases, hostile => Requests.Upload(hostile, $"/webchat/conversations/{house.Conversation}/messages", $"f-{NextId()}").GetAwaiter().GetResult(), house.Subscriber);
    }

    [Fact]
    public Task A_web_chat_may_be_asked_anything() => house.Assail(Cases / 2, hostile => new HttpRequestMessage(HttpMethod.Get, hostile.Number(3) switch
    {
        0 => $"/webchat/conversations/{Requests.InPath(hostile.Text())}/messages?after=0",
        1 => $"/webchat/conversations/{house.Conversation}/messages?after={Requests.InPath(hostile.Text())}&wait={Requests.InPath(hostile.One(["0", "-1", "x", "99999999999999999999"]))}",
        _ => $"/webchat/conversations/{house.Conversation}/events?after={Requests.InPath(hostile.Text())}x",
    }), house.Subscriber);

    [Fact]
    public Task The_desk_may_be_told_anything() => house.Assail(2 * Cases, hostile =>
    {
        var conversation = hostile.Perhaps(0.8) ? house.Conversation : Requests.InPath(hostile.Text());
        var path = hostile.Number(8) switch
        {
            0 => $"/desk/api/callbacks/{Requests.InPath(hostile.Text())}",
            1 => "/desk/api/policy",
            _ => $"/desk/api/conversations/{conversation}/{hostile.One(Deeds)}",
        };
        return Requests.Json(HttpMethod.Post, path, hostile.Body(Deed(hostile)), hostile.One(["application/json", "application/json", "application/json", "text/plain", "application/json; charset=koi8-r"]));
    }, house.Operator);

    [Fact]
    public Task The_desk_may_be_asked_anything() => house.Assail(Cases, hostile => new HttpRequestMessage(HttpMethod.Get, hostile.Number(6) switch
    {
        0 => $"/desk/api/conversations?state={Requests.InPath(hostile.Text())}",
        1 => $"/desk/api/conversations?search={Requests.InPath(hostile.Text())}",
        2 => $"/desk/api/conversations/{Requests.InPath(hostile.Text())}",
        3 => $"/desk/api/messages/{Requests.InPath(hostile.Text())}/way",
        4 => $"/desk/api/guides/report?days={Requests.InPath(hostile.Text())}&language={Requests.InPath(hostile.Text())}",
        _ => $"/desk/api/callbacks?open={Requests.InPath(hostile.Text())}",
    }), house.Operator);

    [Fact]
    public Task The_desk_may_be_sent_any_file() => house.Assail(Cases / 2, hostile =>
        Requests.Upload(hostile, $"/desk/api/conversations/{house.Conversation}/files", $"f-{NextId()}").GetAwaiter().GetResult(), house.Operator);

    [Fact]
    public Task Anybody_may_try_to_log_in_with_anything() => house.Assail(Cases / 8, hostile => Requests.Json(
        HttpMethod.Post, hostile.Perhaps(0.7) ? "/desk/api/login" : "/desk/api/first", hostile.Body(new JsonObject { ["name"] = hostile.Text(), ["password"] = hostile.Text(), ["code"] = hostile.Text() })));

    [Fact]
    public Task Links_to_files_and_guides_may_be_anything() => house.Assail(Cases, hostile => new HttpRequestMessage(HttpMethod.Get, hostile.Number(5) switch
    {
        0 => "/media/" + Requests.InPath(hostile.Text()) + "?expires=" + Requests.InPath(hostile.Text()) + "&signature=x",
        1 => Address(hostile.Spoilt(house.MediaLink)),
        2 => $"/guides/{Requests.InPath(hostile.Text())}?language={Requests.InPath(hostile.Text())}",
        3 => $"/guides/{Requests.InPath(hostile.Text())}/{Requests.InPath(hostile.Text())}",
        _ => "/" + Requests.InPath(hostile.Text()) + "?q=" + Requests.InPath(hostile.Text()),
    }));

    private string NextId() => Interlocked.Increment(ref _id).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Form(Hostile hostile, string body) => hostile.Number(6) switch
    {
        0 => hostile.Text(),
        1 => System.Text.Encoding.Latin1.GetString(hostile.Bytes(300)),
        2 => body + "&data" + string.Concat(Enumerable.Repeat("[a]", hostile.Number(60))) + "=" + Uri.EscapeDataString(Whole(hostile.Text())),
        // One value for another, and the token stays right.
        3 => string.Join('&', body.Split('&').Select(pair => pair.StartsWith("auth", StringComparison.Ordinal) || hostile.Perhaps(0.85) ? pair : pair.Split('=')[0] + "=" + Uri.EscapeDataString(Whole(hostile.Text())))),
        _ => hostile.Spoilt(body),
    };

    private static JsonObject Deed(Hostile hostile) => new()
    {
        ["id"] = hostile.Text(), ["text"] = hostile.Text(), ["insist"] = hostile.Text(), ["to"] = hostile.One(["aigul", "nobody"]), ["reason"] = hostile.Text(), ["result"] = hostile.One(["reached", "missed", "closed"]),
        ["field"] = hostile.One(["address", "phone", "name", "contract", "problem"]), ["value"] = hostile.Text(), ["guide"] = hostile.One(["tp-link", hostile.Text()]), ["step"] = hostile.Text(),
        ["seq"] = hostile.Number(100), ["again"] = "2026-11-25T10:00:00+05:00", ["language"] = hostile.One(["ru", "kk", "xx"]), ["conversation"] = hostile.Text(),
    };

    // An address can carry no half letters and nothing outside ASCII.
    private static string Address(string text) => new string([.. text.Where(c => c is > ' ' and < '\x7f')]) is ['/', not '/', ..] address ? address : "/media/x";

    private static string Whole(string text) => new([.. text.Where(c => !char.IsSurrogate(c))]);
}
