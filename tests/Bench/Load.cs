using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fakes;
using SupportBot;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Store.Sqlite;

namespace Bench;

/// <summary>The whole house in one process over SQLite with full durability: messages come at a fixed rate, each from a chat in its own dialogue.</summary>
public static class Load
{
    internal static readonly string[] Dialogue = ["Здравствуйте", "Абая 10-25", "да", "со вчера нет интернета", "на всех", "оператор"];

    public static async Task Run(int perSecond, TimeSpan time)
    {
        using var folder = new StageFolder();
        var settings = folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"));
        await using var stage = await Stage.Open(settings, TimeProvider.System);
        var begun = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var answered = new Figures();
        stage.Channel.Left += message =>
        {
            if (begun.TryRemove(message.Chat.Chat, out var since))
            {
                answered.Add(Stopwatch.GetElapsedTime(since));
            }
        };
        await Offer(stage, begun, perSecond, TimeSpan.FromSeconds(3), "warm");
        await stage.Quiet();
        var figures = answered = new Figures();
        var accepted = new Figures();
        var (units, flushes) = stage.Get<SqliteWriter>().Written;
        var allocated = GC.GetTotalAllocatedBytes();
        var sent = await Offer(stage, begun, perSecond, time, "run", accepted);
        await stage.Quiet();
        var (unitsAfter, flushesAfter) = stage.Get<SqliteWriter>().Written;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {perSecond} messages a second for {time.TotalSeconds:F0} s, SQLite, synchronous=FULL
            accepted (durable):        {accepted}
            reply handed to channel:   {figures}
            flushes per message:       {(flushesAfter - flushes) / (double)sent:F2} ({unitsAfter - units} units in {flushesAfter - flushes} flushes)
            allocated per message:     {(GC.GetTotalAllocatedBytes() - allocated) / sent / 1024.0:F1} KB
            """));
    }

    // Open loop: the next message comes when its time has come, whether the last was answered or not.
    private static async Task<int> Offer(
        Stage stage, ConcurrentDictionary<string, long> begun, int perSecond, TimeSpan time, string name, Figures? accepted = null)
    {
        var total = (int)(perSecond * time.TotalSeconds);
        var chats = Math.Max(1, perSecond);
        var start = Stopwatch.GetTimestamp();
        var doing = new List<Task>(total);
        for (var i = 0; i < total; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)perSecond);
            while (Stopwatch.GetElapsedTime(start) < due)
            {
                await Task.Delay(1);
            }
            doing.Add(Say(stage, begun, $"{name}-{i / chats / Dialogue.Length}-{i % chats}", i, Dialogue[i / chats % Dialogue.Length], accepted));
        }
        await Task.WhenAll(doing);
        return total;
    }

    private static async Task Say(Stage stage, ConcurrentDictionary<string, long> begun, string chat, int number, string text, Figures? accepted)
    {
        var since = begun[chat] = Stopwatch.GetTimestamp();
        var id = string.Create(CultureInfo.InvariantCulture, $"{chat}-{number}");
        await stage.Bring(chat, id, new SubscriberEvent.Wrote(id, text));
        accepted?.Add(Stopwatch.GetElapsedTime(since));
    }
}
