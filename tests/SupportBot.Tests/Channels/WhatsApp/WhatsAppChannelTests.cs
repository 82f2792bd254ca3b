using System.Collections.Frozen;
using Fakes.WhatsApp;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Channels;
using SupportBot.Channels.WhatsApp;
using SupportBot.Channels.WhatsApp.Api;
using SupportBot.Channels.WhatsApp.Sending;
using SupportBot.Store.Files;
using SupportBot.Store.Sqlite;
using SupportBot.Tests.Store;

namespace SupportBot.Tests.Channels.WhatsApp;

public sealed class WhatsAppChannelTests : IAsyncLifetime
{
    private readonly SqliteHouse _store = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly Receipts _receipts = new(TimeProvider.System);
    private FakeMeta _meta = null!;
    private WhatsAppChannel _channel = null!;
    private ChatKey _chat;
    private int _ids;

    public async Task InitializeAsync()
    {
        _meta = await FakeMeta.Start();
        var time = TimeProvider.System;
        var settings = new WhatsAppSettings(FakeMeta.Number, FakeMeta.Token, MetaPost.Secret, "word", _meta.Url, "v25.0", FrozenDictionary<Language, string>.Empty);
        var graph = new GraphClient(_http, settings, time);
        var people = new SqliteWhatsAppPeople(_store.Writer, _store.Readers);
        var media = new FileMediaStore(Path.Combine(Path.GetDirectoryName(_store.Path)!, "media"), Repository.Folder("dialogs"), new RandomIds(time));
        _channel = new WhatsAppChannel(graph, people, new Uploads(graph, media, people, settings, time), new WhatsAppDownloads(graph, media), _receipts,
            new Pace(time), new ChannelHealth(time), settings, time, NullLogger<WhatsAppChannel>.Instance);
        _chat = await people.ChatOf(new WhatsAppPerson("77015550011", null));
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _meta.DisposeAsync();
        _store.Dispose();
    }

    // whatsapp.md §8, a line per kind of outcome.
    [Theory]
    [InlineData(131056, 400, "TryLater")]
    [InlineData(130429, 400, "TryLater")]
    [InlineData(131057, 500, "TryLater")]
    [InlineData(131000, 500, "TryLater")]
    [InlineData(2, 503, "TryLater")]
    [InlineData(999999, 500, "TryLater")]
    [InlineData(999999, 400, "Refused")]
    [InlineData(131047, 400, "Refused")]
    [InlineData(131049, 400, "Refused")]
    [InlineData(131009, 200, "Refused")]
    [InlineData(100, 400, "Refused")]
    [InlineData(131026, 400, "Unreachable")]
    [InlineData(190, 401, "ChannelDown")]
    [InlineData(131031, 403, "ChannelDown")]
    [InlineData(200, 403, "ChannelDown")]
    [InlineData(133010, 400, "ChannelDown")]
    public async Task Every_error_code_has_its_outcome_whatever_the_http_status(int code, int status, string outcome)
    {
        _meta.Fault = _ => new FakeMetaFault(code, status);
        Assert.Equal(outcome, (await Send("привет")).GetType().Name);
        Assert.Equal(outcome != "ChannelDown", _channel.State.Up);
    }

    [Fact]
    public async Task A_bad_token_stops_the_channel_with_a_remedy_and_nobody_hammers_meta_meanwhile()
    {
        var asked = 0;
        _meta.Fault = _ =>
        {
            asked++;
            return new FakeMetaFault(190, 401);
        };
        Assert.IsType<DeliveryOutcome.ChannelDown>(await Send("раз"));
        Assert.IsType<DeliveryOutcome.ChannelDown>(await Send("два"));
        Assert.Equal(1, asked);
        Assert.Contains("WhatsApp:AccessToken", _channel.State.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pause_for_one_person_grows_fourfold_and_others_are_not_kept_waiting()
    {
        _meta.Fault = message => (string?)message["to"] == "+77015550011" ? new FakeMetaFault(131056) : null;
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<DeliveryOutcome.TryLater>(await Send("привет")).After);
        var other = await new SqliteWhatsAppPeople(_store.Writer, _store.Readers).ChatOf(new WhatsAppPerson("77010000002", null));
        Assert.IsType<DeliveryOutcome.Sent>(await _channel.Send(Message("привет") with { Chat = other }, CancellationToken.None));
        var pace = new Pace(TimeProvider.System);
        Assert.Equal([1, 4, 16, 64], Enumerable.Range(0, 4).Select(_ => (int)pace.PairExceeded(_chat).TotalSeconds));
    }

    [Fact]
    public async Task A_page_of_a_proxy_is_tried_again_and_a_sixth_message_at_once_waits_its_turn()
    {
        _meta.Fault = _ => new FakeMetaFault(Page: true);
        Assert.IsType<DeliveryOutcome.TryLater>(await Send("привет"));
        _meta.Fault = _ => null;
        for (var i = 0; i < 4; i++)
        {
            Assert.IsType<DeliveryOutcome.Sent>(await Send($"{i}"));
        }
        Assert.InRange(Assert.IsType<DeliveryOutcome.TryLater>(await Send("шестое")).After!.Value.TotalSeconds, 0.01, 6);
    }

    [Fact]
    public async Task Taken_and_no_answer_is_found_out_by_its_status_and_never_sent_twice()
    {
        _meta.Fault = _ => new FakeMetaFault(Silent: true);
        _meta.Taken = (message, wamid) =>
        {
            _receipts.Heard((string?)message["biz_opaque_callback_data"], "sent", wamid);
            return Task.CompletedTask;
        };
        Assert.StartsWith("wamid.", Assert.IsType<DeliveryOutcome.Sent>(await Send("привет")).MessageId, StringComparison.Ordinal);
        Assert.Single(_meta.Sent);
    }

    [Fact]
    public async Task A_picture_is_uploaded_once_and_again_when_meta_has_forgotten_it()
    {
        var picture = new MediaFile("guides/_pictures/wifi-button.png", "wifi-button.png", "image/png");
        Assert.IsType<DeliveryOutcome.Sent>(await _channel.Send(Message("Кнопка") with { Pictures = [picture] }, CancellationToken.None));
        Assert.IsType<DeliveryOutcome.Sent>(await _channel.Send(Message("Кнопка") with { Pictures = [picture] }, CancellationToken.None));
        Assert.Equal(1, _meta.Uploads);
        _meta.ForgetMedia();
        var again = Message("Кнопка") with { Pictures = [picture] };
        Assert.IsType<DeliveryOutcome.TryLater>(await _channel.Send(again, CancellationToken.None));
        Assert.IsType<DeliveryOutcome.Sent>(await _channel.Send(again, CancellationToken.None));
        Assert.Equal(2, _meta.Uploads);
    }

    [Fact]
    public async Task A_closed_window_without_a_template_is_told_to_the_operator_with_the_number_to_call()
    {
        var late = Message("Мастер выехал") with { Author = Author.Operator, ReplyUntil = DateTimeOffset.UnixEpoch };
        var refused = Assert.IsType<DeliveryOutcome.Refused>(await _channel.Send(late, CancellationToken.None));
        Assert.Contains("+77015550011", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(_meta.Sent);
    }

    private Task<DeliveryOutcome> Send(string text) => _channel.Send(Message(text), CancellationToken.None);

    private OutgoingMessage Message(string text) => new($"item-{++_ids}", _chat, Author.Bot, text) { Language = Language.Russian };
}
