using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fakes;
using SupportBot;
using SupportBot.Channels;
using SupportBot.Commands.Stories;
using SupportBot.Store.Sqlite;

namespace Bench;

/// <summary>The whole house in one process, as fast as it goes: every chat speaks again as soon as it was answered. For profiling the core without HTTP.</summary>
public static class Inside
{
    public static async Task Run(int chats, TimeSpan time, bool keepNothing)
    {
        using var folder = new StageFolder();
        var settings = folder.Settings(Repository.Folder("dialogs"), ("Conversation:BurstWindow", "00:00:00"));
        await using var stage = await Stage.Open(settings, TimeProvider.System, keepNothing ? NothingKept.Replace : null);
        var talk = new Talk(stage);
        await Measure(talk, stage, chats, TimeSpan.FromSeconds(5), "warm");
        await Measure(talk, stage, chats, time, "run");
    }

    private static async Task Measure(Talk talk, Stage stage, int chats, TimeSpan time, string name)
    {
        var process = Process.GetCurrentProcess();
        var writer = stage.Get<SqliteWriter>();
        var (units, flushes) = writer.Written;
        var (cpu, allocated, begun) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.GetTimestamp());
        var answered = await talk.Go(chats, time, name);
        var took = Stopwatch.GetElapsedTime(begun);
        process.Refresh();
        var (unitsAfter, flushesAfter) = writer.Written;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {chats} chats, {answered / took.TotalSeconds:F0} messages/s, {(process.TotalProcessorTime - cpu).TotalMicroseconds / answered:F0} us CPU, {(GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / answered:F1} KB allocated, {(unitsAfter - units) / (double)answered:F2} units, {(flushesAfter - flushes) / (double)answered:F3} flushes per message"));
    }

    private sealed class Talk
    {
        private readonly Stage _stage;
        private readonly ConcurrentDictionary<string, (int Slot, int Step)> _slots = new(StringComparer.Ordinal);
        private long _answered;
        private long _number;
        private volatile bool _over;
        private string _name = "";

        public Talk(Stage stage)
        {
            _stage = stage;
            stage.Channel.Left += Answered;
        }

        public async Task<long> Go(int chats, TimeSpan time, string name)
        {
            (_over, _name, _answered) = (false, name, 0);
            for (var slot = 0; slot < chats; slot++)
            {
                Say(NewChat(), slot, 0);
            }
            await Task.Delay(time);
            _over = true;
            var answered = Interlocked.Read(ref _answered);
            await _stage.Quiet();
            return answered;
        }

        private string NewChat() => string.Create(CultureInfo.InvariantCulture, $"{_name}{Interlocked.Increment(ref _number)}");

        private void Say(string chat, int slot, int step)
        {
            _slots[chat] = (slot, step);
            var id = string.Create(CultureInfo.InvariantCulture, $"{chat}-{step}");
            _ = Bring(chat, id, Load.Dialogue[step]);
        }

        private async Task Bring(string chat, string id, string text)
        {
            var accepted = await _stage.Bring(chat, id, new SubscriberEvent.Wrote(id, text));
            if (accepted != SupportBot.Delivery.Accepted.Stored)
            {
                Console.Error.WriteLine($"{id}: {accepted}");
            }
        }

        private void Answered(OutgoingMessage message)
        {
            if (!_slots.TryRemove(message.Chat.Chat, out var at))
            {
                return;
            }
            Interlocked.Increment(ref _answered);
            _stage.Channel.TakeSent();
            if (_over)
            {
                return;
            }
            if (at.Step + 1 < Load.Dialogue.Length)
            {
                Say(message.Chat.Chat, at.Slot, at.Step + 1);
            }
            else
            {
                Say(NewChat(), at.Slot, 0);
            }
        }
    }
}
