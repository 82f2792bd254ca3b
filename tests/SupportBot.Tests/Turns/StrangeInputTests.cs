using System.Globalization;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Conversations;
using SupportBot.Delivery;
using SupportBot.Turns;

namespace SupportBot.Tests.Turns;

/// <summary>Whatever is written, somebody is answered, and the next subscriber does not notice.</summary>
public sealed class StrangeInputTests : IAsyncLifetime
{
    private readonly StageFolder _folder = new();
    private Stage _stage = null!;

    public static TheoryData<string> Strange => new()
    {
        "", " ", "\0\u0001\u0002", "😀😀😀", "\u202Eтут\u202C مرحبا", "<script>alert('x')</script>", "'; DROP TABLE conversations; --", "{address}", "[[/b]]",
        new string('я', 4096), string.Concat(Enumerable.Repeat("а б ", 25_000)), "?", "0", "\uD83D", "1.1.yes", "٣٤٥", "ＡＢＣ", "ћџқңғ",
    };

    public async Task InitializeAsync() => _stage = await Stage.Open(
        _folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00")), TimeProvider.System);

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task Strange_words_are_answered_and_kept_as_they_are(string text)
    {
        await Say("1", text);
        await _stage.Quiet();
        Assert.NotEmpty(_stage.Channel.TakeSent());
        var line = (await _stage.Get<ITurnStore>().Transcript(Chat("1")))[0];
        Assert.Equal(text.Length, line.Text.Length);
        await NothingWasPutAside();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.999.yes")]
    [InlineData("1.1.../../etc/passwd")]
    [InlineData("2.1.yes")]
    [InlineData("1.-1.yes")]
    [InlineData("1.1.r5")]
    [InlineData("1.1.g-99999999999")]
    public async Task A_press_of_somebody_elses_or_forged_button_is_answered_kindly_and_changes_nothing(string payload)
    {
        await Say("1", "Здравствуйте, Абая 10-25, нет интернета");
        await _stage.Quiet();
        var before = await _stage.Get<ITurnStore>().Load(Chat("1"));
        _stage.Channel.TakeSent();
        await _stage.Bring("1", "p", new SubscriberEvent.Pressed(payload));
        await _stage.Quiet();
        var after = await _stage.Get<ITurnStore>().Load(Chat("1"));
        Assert.Equal(before!.State, after!.State);
        Assert.Contains(_stage.Channel.TakeSent(), message => message.Text.Contains("кнопка", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_flood_of_ten_thousand_messages_is_kept_whole_and_others_are_answered_meanwhile()
    {
        const int Flood = 10_000;
        var flood = Enumerable.Range(0, Flood).Select(i => Say("flood", $"сообщение {i}")).ToList();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _stage.Channel.Left += message =>
        {
            if (message.Chat == Chat("calm"))
            {
                answered.TrySetResult();
            }
        };
        await Say("calm", "Здравствуйте, Абая 10-25, нет интернета");
        await answered.Task;
        Assert.True(_stage.Lanes.Backlog().Count > 0, "the other subscriber was answered only after the flood");
        await Task.WhenAll(flood);
        await _stage.Quiet();
        var lines = (await _stage.Get<ITurnStore>().Transcript(Chat("flood"))).Where(line => line.Author == Handoff.LineAuthor.Subscriber).ToList();
        Assert.Equal(Enumerable.Range(0, Flood).Select(i => string.Create(CultureInfo.InvariantCulture, $"сообщение {i}")), lines.Select(line => line.Text));
    }

    private static ChatKey Chat(string chat) => new(StageChannel.ChannelName, chat);

    private Task<Accepted> Say(string chat, string text)
    {
        var id = Guid.NewGuid().ToString();
        return _stage.Bring(chat, id, new SubscriberEvent.Wrote(id, text));
    }

    private async Task NothingWasPutAside()
    {
        var conversation = await _stage.Get<ITurnStore>().Load(Chat("1"));
        Assert.NotEqual(HandoffReasons.Crash, conversation!.Handoff?.Reason);
    }
}
