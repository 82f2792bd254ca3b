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
    private SqliteWhatsAppPeople _people = null!;
    private FileMediaStore _media = null!;
    private ChatKey _chat;
    private int _ids;

    public async Task InitializeAsync()
    {
        _meta = await FakeMeta.Start();
        var time = TimeProvider.System;
        var settings = new WhatsAppSettings(FakeMeta.Number, FakeMeta.Token, MetaPost.Secret, "word", _meta.Url, "v25.0", FrozenDictionary<Language, string>.Empty);
        var graph = new GraphClient(_http, settings, time);
        var people = _people = new SqliteWhatsAppPeople(_store.Writer, _store.Readers);
        var media = _media = new FileMediaStore(Path.Combine(Path.GetDirectoryName(_store.Path)!, "media"), Repository.Folder("dialogs"), new RandomIds(time));
        _channel = new WhatsAppChannel(graph, people, new Uploads(graph, media, people, settings, time), new Fitting(media), new WhatsAppDownloads(graph, media), _receipts,
            new Pace(time), new ChannelHealth(time), settings, new LastHeard(), time, NullLogger<WhatsAppChannel>.Instance);
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
    public async Task Trouble_of_meta_is_tried_five_times_within_ten_minutes_and_then_told()
    {
        _meta.Fault = _ => new FakeMetaFault(131000, 500);
        var message = Message("привет");
        var waited = TimeSpan.Zero;
        for (var i = 0; i < 4; i++)
        {
            waited += Assert.IsType<DeliveryOutcome.TryLater>(await _channel.Send(message, CancellationToken.None)).After!.Value;
        }
        Assert.InRange(waited, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(10));
        Assert.Contains("пять попыток", Assert.IsType<DeliveryOutcome.Refused>(await _channel.Send(message, CancellationToken.None)).Reason, StringComparison.Ordinal);
        Assert.True(_channel.State.Up);
    }

    [Fact]
    public async Task The_number_is_asked_for_with_whatsapps_own_button_only_where_it_is_unknown()
    {
        var asking = Message("Какой у Вас номер?") with { AskContact = true, Buttons = [new Button("Пропустить", "1.1.skip")] };
        await _channel.Send(asking, CancellationToken.None);
        Assert.Equal("button", (string?)_meta.Sent[^1]["interactive"]!["type"]);
        var hidden = await _people.ChatOf(new WhatsAppPerson(null, "KZ.77"));
        await _channel.Send(asking with { Id = "hidden", Chat = hidden }, CancellationToken.None);
        Assert.Equal(("KZ.77", "request_contact_info"), ((string?)_meta.Sent[^1]["recipient"], (string?)_meta.Sent[^1]["interactive"]!["type"]));
        Assert.Equal("Какой у Вас номер?\n\nМожно и написать: «Пропустить».", (string?)_meta.Sent[^1]["interactive"]!["body"]!["text"]);
    }

    [Fact]
    public async Task A_meta_that_does_not_know_the_button_for_the_number_gets_the_question_in_the_ordinary_form()
    {
        _meta.Fault = message => (string?)message["interactive"]?["type"] == "request_contact_info" ? new FakeMetaFault(131009) : null;
        var hidden = await _people.ChatOf(new WhatsAppPerson(null, "KZ.78"));
        var asking = Message("Какой у Вас номер?") with { Chat = hidden, AskContact = true, Buttons = [new Button("Пропустить", "1.1.skip")] };
        Assert.IsType<DeliveryOutcome.Sent>(await _channel.Send(asking, CancellationToken.None));
        Assert.Equal("button", (string?)Assert.Single(_meta.Sent)["interactive"]!["type"]);
    }

    [Theory]
    [InlineData("image/jpeg", "FF D8 FF E0 00", "image", null)]
    [InlineData("image/png", "89 50 4E 47 0D 0A 1A 0A", "image", null)]
    [InlineData("image/jpeg", "89 50 4E 47 0D 0A 1A 0A", "image", null)]
    [InlineData("image/webp", "52 49 46 46 00 00 00 00 57 45 42 50", "document", null)]
    [InlineData("application/pdf", "25 50 44 46 2D", "document", null)]
    [InlineData("video/mp4", "00 00 00 18 66 74 79 70 6D 70 34 32", "video", null)]
    [InlineData("audio/ogg", "4F 67 67 53", "audio", null)]
    [InlineData("application/zip", "50 4B 03 04", null, "такого вида")]
    [InlineData("image/jpeg", "4D 5A 90", null, "такого вида")]
    [InlineData("image/gif", "47 49 46 38 39 61", null, "такого вида")]
    [InlineData("text/plain", "", null, "пустой")]
    public async Task A_file_takes_the_form_of_what_it_really_is_or_the_operator_hears_why_not(string type, string bytes, string? form, string? refusal)
    {
        using var content = new MemoryStream(Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));
        var file = await _media.Keep(content, "файл", type, CancellationToken.None);
        var message = Message("") with { Author = Author.Operator, Files = type.StartsWith("image/", StringComparison.Ordinal) ? [] : [file], Pictures = type.StartsWith("image/", StringComparison.Ordinal) ? [file] : [] };
        var outcome = await _channel.Send(message with { Files = [.. message.Files.Select(one => one with { Type = type })], Pictures = [.. message.Pictures.Select(one => one with { Type = type })] }, CancellationToken.None);
        if (form is null)
        {
            Assert.Contains(refusal!, Assert.IsType<DeliveryOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
            Assert.Empty(_meta.Sent);
        }
        else
        {
            Assert.IsType<DeliveryOutcome.Sent>(outcome);
            Assert.Equal(form, (string?)Assert.Single(_meta.Sent)["type"]);
        }
        Assert.Empty(_meta.Complaints);
    }

    [Fact]
    public async Task A_picture_beyond_five_megabytes_is_refused_in_words_before_it_is_uploaded()
    {
        using var content = new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0, .. new byte[5 * 1024 * 1024]]);
        var file = await _media.Keep(content, "крыша.jpg", "image/jpeg", CancellationToken.None);
        var refused = Assert.IsType<DeliveryOutcome.Refused>(await _channel.Send(Message("") with { Pictures = [file] }, CancellationToken.None));
        Assert.Contains("5 МБ", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(0, _meta.Uploads);
    }

    [Fact]
    public async Task A_window_that_meta_holds_for_closed_is_told_although_ours_was_open()
    {
        _meta.WindowOpen = _ => false;
        var late = Message("Мастер выехал") with { Author = Author.Operator };
        Assert.Contains("Обещать звонок", Assert.IsType<DeliveryOutcome.Refused>(await _channel.Send(late, CancellationToken.None)).Reason, StringComparison.Ordinal);
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
