using System.Collections.Immutable;
using SupportBot.Conversations;

namespace SupportBot.Turns;

/// <summary>Makes fewer messages of one turn's words, where every message costs money. Pure.</summary>
internal static class Joining
{
    /// <summary>
    /// A text without buttons and pictures goes together with the message after it, as long as both are of the same voice and fit. The announcement
    /// of who leads stays by itself: it has another fate when the leader changes.
    /// </summary>
    /// <param name="longest">Of one message, in UTF-16 units.</param>
    public static ImmutableArray<BotMessage> Joined(ImmutableArray<BotMessage> messages, int longest)
    {
        var joined = new List<BotMessage>();
        foreach (var message in messages)
        {
            if (joined.Count > 0 && Fits(joined[^1], message, longest))
            {
                joined[^1] = message with { Keys = [.. joined[^1].Keys, .. message.Keys], Text = $"{joined[^1].Text}\n\n{message.Text}" };
            }
            else
            {
                joined.Add(message);
            }
        }
        return [.. joined];
    }

    private static bool Fits(BotMessage first, BotMessage second, int longest) =>
        first is { Choices.IsEmpty: true, Pictures.IsEmpty: true, AskContact: false }
        && first.Announcement == second.Announcement
        && first.Text.Length > 0 && second.Text.Length > 0
        && first.Text.Length + second.Text.Length + 2 <= longest;
}
