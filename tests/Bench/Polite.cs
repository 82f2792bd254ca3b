using System.Diagnostics;
using System.Globalization;
using Fakes;
using SupportBot;
using SupportBot.Content;
using SupportBot.Conversations;
using SupportBot.Policy;

namespace Bench;

/// <summary>How long the policy takes to judge a reply, and what it allocates: operators' replies, and the bot's own texts said once and again.</summary>
public static class Polite
{
    private const int Rounds = 20;

    public static void Run()
    {
        var since = Stopwatch.GetTimestamp();
        var policy = new EditionReader(new ContentFolder(Repository.Folder("dialogs")), new ConversationSettings(), []).Read(out _)!.Policy;
        Say($"content read, rules compiled and tried:  {Stopwatch.GetElapsedTime(since).TotalMilliseconds:F0} ms");
        var replies = Directory.GetFiles(Repository.Folder("tests", "SupportBot.Tests", "Policy"), "replies-*.tsv")
            .SelectMany(file => File.ReadLines(file).Skip(1)).Select(line => line.Split('\t')).ToList();
        Measure("operator's reply     ", policy, [.. replies.Select(cells => new Reply(cells[3], Speaker.Operator, Languages.FromCode(cells[1])!.Value, cells[2]))]);
        Measure("operator, polite only", policy, [.. replies.Where(cells => cells[4] == "ok").Select(cells => new Reply(cells[3], Speaker.Operator, Languages.FromCode(cells[1])!.Value, cells[2]))]);
        Measure("bot's text, repeated ", policy, [.. replies.Where(cells => cells[4] == "ok").Select(cells => new Reply(cells[3], Speaker.Bot, Languages.FromCode(cells[1])!.Value))]);
    }

    private static void Measure(string what, IReplyPolicy policy, List<Reply> replies)
    {
        for (var round = 0; round < Rounds; round++)
        {
            replies.ForEach(reply => policy.Check(reply));
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        var since = Stopwatch.GetTimestamp();
        for (var round = 0; round < Rounds; round++)
        {
            replies.ForEach(reply => policy.Check(reply));
        }
        var judged = Rounds * replies.Count;
        Say($"{what}:  {Stopwatch.GetElapsedTime(since).TotalMicroseconds / judged:F1} µs, {(GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / judged:F2} KB ({replies.Count} texts)");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
