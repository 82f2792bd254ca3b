using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Delivery;
using SupportBot.Turns;

namespace SupportBot.Tests.Delivery;

/// <summary>A file of a subscriber has its id at once and its bytes a little later, or a line that says why not.</summary>
public sealed class MediaFetchTests : IAsyncLifetime
{
    private static readonly ChatKey Chat = new("fetching", "1");

    private readonly StageFolder _folder = new();
    private readonly FetchingChannel _channel = new();
    private Stage _stage = null!;

    public async Task InitializeAsync() => _stage = await Stage.Open(
        _folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00.3")), TimeProvider.System,
        services => services.AddSingleton<IChannel>(all =>
        {
            _channel.Store = all.GetRequiredService<IMediaStore>();
            return _channel;
        }));

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_promised_file_is_fetched_under_its_id_after_a_failed_try()
    {
        _channel.Answers.Enqueue(new DeliveryOutcome.TryLater("busy", TimeSpan.FromMilliseconds(1)));
        var file = await SendPhoto("m1");
        await _stage.Get<MediaFetches>().Settled(file.Id, TimeSpan.FromSeconds(30), CancellationToken.None);
        await using var kept = _stage.Get<IMediaStore>().Open(file.Id);
        Assert.Equal("bytes of m1", await new StreamReader(kept!).ReadToEndAsync());
        Assert.Equal(2, _channel.Asked);
    }

    [Fact]
    public async Task A_file_that_can_never_be_had_becomes_a_line_the_operator_reads()
    {
        _channel.Answers.Enqueue(new DeliveryOutcome.Refused("the messenger lost it"));
        await SendPhoto("m1");
        await _stage.Quiet();
        var lines = await _stage.Get<ITurnStore>().Transcript(Chat);
        Assert.Contains(lines, line => line.Author == Handoff.LineAuthor.System && line.Text.Contains("the messenger lost it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_album_is_answered_once_and_all_its_pictures_are_on_the_card()
    {
        await _stage.Get<IIntake>().Accept(Update("hi", new SubscriberEvent.Wrote("hi", "Абая 10-25, нет интернета")), CancellationToken.None);
        await _stage.Quiet();
        var before = _channel.Sent;
        // All at once: a slow machine must not let the window pass between two of them.
        string[] album = ["a1", "a2", "a3"];
        await Task.WhenAll(album.Select(id => _stage.Get<IIntake>().Accept(Update(id, new SubscriberEvent.Wrote(id, "", [File(id)], Album: "album")), CancellationToken.None)));
        while (!_stage.Get<Lanes>().Settled || _stage.Get<Lanes>().WaitingForBurst > 0)
        {
            await Task.Delay(10);
        }
        await _stage.Quiet();
        Assert.Equal(before + 1, _channel.Sent);
        Assert.Equal(3, (await _stage.Get<ITurnStore>().Load(Chat))!.Inquiry.Photos.Length);
    }

    private async Task<MediaFile> SendPhoto(string id)
    {
        var file = File(id);
        await _stage.Get<IIntake>().Accept(Update(id, new SubscriberEvent.Wrote(id, "", [file])), CancellationToken.None);
        return file;
    }

    private static MediaFile File(string id) => new(MediaIds.Of(Chat, id, "f"), "photo.jpg", "image/jpeg", Source: id);

    private static ChannelUpdate Update(string id, SubscriberEvent happened) => new(Chat, id, TimeProvider.System.GetUtcNow(), happened);

    private sealed class FetchingChannel : IChannel, IFetchesMedia
    {
        private int _sent;

        public string Name => "fetching";

        public ChannelLimits Limits { get; } = new();

        public ChannelState State => ChannelState.Working;

        public IMediaStore Store { get; set; } = null!;

        public Queue<DeliveryOutcome> Answers { get; } = new();

        public int Asked { get; private set; }

        public int Sent => _sent;

        public Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken deadline)
        {
            Interlocked.Increment(ref _sent);
            return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Sent(message.Id));
        }

        public async Task<DeliveryOutcome> Fetch(MediaFile file, CancellationToken deadline)
        {
            Asked++;
            if (Answers.TryDequeue(out var answer))
            {
                return answer;
            }
            await Store.KeepAs(file.Id, new MemoryStream(Encoding.UTF8.GetBytes("bytes of " + file.Source)), file.Name, file.Type, deadline);
            return new DeliveryOutcome.Sent(null);
        }
    }
}
