using System.Collections.Concurrent;
using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Turns;

namespace SupportBot.Commands.Stories;

/// <summary>What the subscriber got since it was last looked at, with the names of the texts it is made of.</summary>
internal sealed class SpokenTexts : ITurnWatcher
{
    private readonly ConcurrentDictionary<string, ImmutableArray<string>> _keys = new(StringComparer.Ordinal);

    public void Committed(Turn turn, TimeSpan took)
    {
        foreach (var message in turn.Spoken)
        {
            _keys[message.Text] = message.Keys;
        }
    }

    public Spoken Of(OutgoingMessage message) => new(_keys.GetValueOrDefault(message.Text, []), message.Text, message.Buttons);
}

/// <param name="MustBeNamed">A story that does not expect it is wrong: an operator's words that did not go out.</param>
internal sealed record Spoken(ImmutableArray<string> Keys, string Text, ImmutableArray<Button> Buttons, bool MustBeNamed = false)
{
    public override string ToString() => $"{string.Concat(Keys.Select(key => $"[{key}] "))}\"{Text.ReplaceLineEndings(" / ")}\""
        + (Buttons.IsEmpty ? "" : $" ({string.Join(" | ", Buttons.Select(button => button.Text))})");
}
