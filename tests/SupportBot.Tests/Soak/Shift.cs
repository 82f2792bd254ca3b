using System.Globalization;
using Handoff;
using SupportBot.Delivery;
using SupportBot.Operators;

namespace SupportBot.Tests.Soak;

/// <summary>An operator who works by the hours of the provider: takes the oldest, writes, gives back, forgets, closes; on leaving closes what is open.</summary>
internal sealed class Shift(string name, int seed, Plans plans, Town town, WorkingHours hours)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(13);
    private static readonly string[] Words = ["Добрый день! Смотрю Вашу линию.", "Перезагрузите, пожалуйста, роутер.", "Мастер приедет завтра с 10 до 12.", "Проверьте, пожалуйста, сейчас."];

    private readonly Random _chance = new(seed);
    private readonly DeskOperator _who = new(name, name);
    private int _ids;

    public void Plan(DateTimeOffset at) => plans.Add(at, async () =>
    {
        if (hours.IsOpen(town.Now))
        {
            await Work(leaving: !hours.IsOpen(town.Now + Between));
        }
        Plan(town.Now + Between);
    });

    /// <summary>Closes everything he has.</summary>
    public Task Leave() => Work(leaving: true);

    private async Task Work(bool leaving)
    {
        var reads = town.Stage.Get<IDeskReads>();
        foreach (var mine in await reads.List(DeskList.Mine, _who.Id, 100))
        {
            await Do(mine.Conversation, leaving ? new OperatorEvent.Closed("сделано") { Operator = _who } : _chance.Next(10) switch
            {
                < 4 => new OperatorEvent.Wrote(NextId(), Words[_chance.Next(Words.Length)]) { Operator = _who },
                < 6 => new OperatorEvent.Closed("сделано") { Operator = _who },
                6 => new OperatorEvent.Released { Operator = _who },
                7 => new OperatorEvent.Noted(NextId(), "перезвонить") { Operator = _who },
                _ => null,
            });
        }
        if (!leaving && await reads.List(DeskList.Waiting, _who.Id, 5) is [var oldest, ..])
        {
            await Do(oldest.Conversation, new OperatorEvent.Took { Operator = _who });
            await Do(oldest.Conversation, new OperatorEvent.Wrote(NextId(), Words[0]) { Operator = _who });
        }
    }

    private async Task Do(ChatKey conversation, OperatorEvent? happened)
    {
        if (happened is null)
        {
            return;
        }
        try
        {
            await town.Stage.Lanes.Ask(conversation, $"{name}/{NextId()}", happened);
        }
        catch (StoreUnavailableException)
        {
            // His desk says so; he tries again at his next round.
        }
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{name}-{++_ids}");
}
