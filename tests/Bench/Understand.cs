using System.Diagnostics;
using System.Globalization;
using Fakes;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Understanding;

namespace Bench;

/// <summary>How long a message takes to understand, and an address in a directory of 5,000 streets; what both allocate.</summary>
public static class Understand
{
    private const int Rounds = 2000;

    private static readonly string[] Messages =
    [
        "Здравствуйте, Абая 10-25, со вчера нет интернета", "вайфай жоқ Букетов көшесі 5 үй 8 пәтер", "позовите оператора, сколько можно, Мира 12 кв 7, тел 87011234567", "the internet is slow, Satpaev street 18, apt 9",
    ];

    public static void Run()
    {
        var since = Stopwatch.GetTimestamp();
        var edition = new EditionReader(new ContentFolder(Repository.Folder("dialogs")), new ConversationSettings(), []).Read(out _)!;
        Say($"content read and learned:  {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F0} ms");
        Measure("message with everything", edition.Dialogue.Script.Understanding.Read, Messages);
        var streets = Enumerable.Range(0, 5000).Select(i => new Street($"S{i}", "улица", Name(i), "көшесі", Name(i), [], "", 200)).ToList();
        var large = new Understander([], streets);
        Measure("address, 5,000 streets ", large.Read, [$"ул. {Name(4321)}, дом 12, кв 8", $"живу на {Name(77)[..^1]}о 15-3", "улица Неведомая 7 кв 1"]);
    }

    // The best of several rounds: the first ones run before the compiler has finished its work.
    private static void Measure(string what, Func<string, SupportBot.Language?, Understood> read, string[] texts)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var round = 0; round < 8; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var since = Stopwatch.GetTimestamp();
            for (var i = 0; i < Rounds; i++)
            {
                read(texts[i % texts.Length], null);
            }
            best = Math.Min(best, Stopwatch.GetElapsedTime(since).TotalMicroseconds / Rounds);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
        }
        Say($"{what}:  {best:F0} µs, {bytes / 1024.0:F1} KB");
    }

    // Names that sound like streets and differ: syllables of the number, and the ending of a family name.
    private static string Name(int i)
    {
        string[] syllables = ["ба", "ке", "ро", "лу", "ми", "та", "сы", "жан", "гор", "нел"];
        return "К" + string.Concat(i.ToString("D4", CultureInfo.InvariantCulture).Select(figure => syllables[figure - '0'])) + "ова";
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
