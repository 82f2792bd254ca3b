using Fakes.Telegram;
using Handoff;
using SupportBot.Channels;
using SupportBot.Channels.Telegram;
using SupportBot.Operators;
using SupportBot.Turns;

namespace SupportBot.Tests.Web.Telegram;

/// <summary>An operator puts other words in the place of his own and takes them back; the subscriber reads it so.</summary>
public sealed class AmendingTests : IAsyncLifetime
{
    private const long Asel = 5_000_000_001;
    private static readonly ChatKey Chat = new(TelegramSettings.ChannelName, "5000000001");
    private static readonly DeskOperator Aigul = new("b24:27", "Айгуль");

    // More than one message of Telegram's.
    private static readonly string Long = string.Join('\n', Enumerable.Range(1, 200).Select(step => $"Шаг {step}: проверьте порт {step}, пожалуйста."));

    private TelegramHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await TelegramHouse.Open(webhook: false);
        _house.Telegram.Say(Asel, "оператор");
        await _house.Sent(Asel, 1);
        await Do("take", new OperatorEvent.Took { Operator = Aigul });
        await _house.Sent(Asel, 2);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Corrected_words_take_the_place_of_the_first_ones_with_their_looks()
    {
        await Do("w", new OperatorEvent.Wrote("b24-1-2", "Проверяю линию") { Operator = Aigul });
        await Reads("Проверяю линию");
        await Do("e", new OperatorEvent.Edited("b24-1-2", "Проверил линию") { Operator = Aigul, Marks = [new LineMark(MarkLook.Bold, 0, 8)] });
        var read = await Reads("Проверил линию");
        Assert.DoesNotContain(read, text => text.Contains("Проверяю", StringComparison.Ordinal) || text.Contains("Исправлено", StringComparison.Ordinal));
        var line = Assert.Single(await _house.Get<ITurnStore>().Transcript(Chat), line => line.Author == LineAuthor.Operator);
        Assert.Equal(("Проверил линию", "Проверяю линию"), (line.Text, line.Before));
    }

    [Fact]
    public async Task Words_of_several_messages_cannot_be_changed_and_are_followed_by_the_right_ones()
    {
        await Do("w", new OperatorEvent.Wrote("b24-1-2", Long) { Operator = Aigul });
        await _house.Sent(Asel, 4);
        await Do("e", new OperatorEvent.Edited("b24-1-2", "Достаточно первых пяти шагов.") { Operator = Aigul });
        await Reads("Исправлено: Достаточно первых пяти шагов.");
    }

    [Fact]
    public async Task What_the_operator_deletes_is_gone_for_the_subscriber_in_all_its_parts()
    {
        await Do("w", new OperatorEvent.Wrote("b24-1-2", Long) { Operator = Aigul });
        await _house.Sent(Asel, 4);
        await Do("d", new OperatorEvent.Deleted("b24-1-2") { Operator = Aigul });
        await FakeTelegram.Until(() => !_house.Telegram.Reads(Asel).Any(text => text.Contains("проверьте порт", StringComparison.Ordinal)), "the words are gone");
        await Line(line => line is { Id: "b24-1-2", Deleted: true });
    }

    [Fact]
    public async Task What_is_too_old_to_be_deleted_stays_and_the_operators_are_told()
    {
        _house.Telegram.TooOldToDelete = true;
        await Do("w", new OperatorEvent.Wrote("b24-1-2", "Проверяю линию") { Operator = Aigul });
        await Reads("Проверяю линию");
        await Do("d", new OperatorEvent.Deleted("b24-1-2") { Operator = Aigul });
        var note = await Line(line => line.Author == LineAuthor.Note);
        Assert.Contains("48 часов", note.Text, StringComparison.Ordinal);
        await Reads("Проверяю линию");
    }

    [Fact]
    public async Task Marked_words_look_in_telegram_as_the_operator_wrote_them()
    {
        await Do("w", new OperatorEvent.Wrote("b24-1-2", "Важно: сайт: https://x.kz")
        {
            Operator = Aigul, Marks = [new LineMark(MarkLook.Bold, 0, 5), new LineMark(MarkLook.Link, 7, 4, "https://x.kz"), new LineMark(MarkLook.Address, 11, 14)],
        });
        await Reads("Важно: сайт");
        Assert.Contains("Важно", _house.In(Asel)[^1].Bold);
    }

    private async Task Do(string key, OperatorEvent happened) => Assert.IsType<OperatorReply.Done>(await _house.Get<Lanes>().Ask(Chat, key, happened));

    private async Task<IReadOnlyList<string>> Reads(string words)
    {
        await FakeTelegram.Until(() => _house.Telegram.Reads(Asel).Contains(words), $"the subscriber reads \"{words}\"");
        return _house.Telegram.Reads(Asel);
    }

    private async Task<TranscriptEntry> Line(Func<TranscriptEntry, bool> wanted)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if ((await _house.Get<ITurnStore>().Transcript(Chat)).FirstOrDefault(wanted) is { } found)
            {
                return found;
            }
            await Task.Delay(20, patience.Token);
        }
    }
}
