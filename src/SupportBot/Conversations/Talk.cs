using System.Collections.Immutable;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>
/// One turn while it is being thought through: the conversation as it changes and the words as they gather. Made for one turn, used by one
/// thread, thrown away. Texts of a turn become one message, except that a question with buttons or pictures ends it.
/// </summary>
public sealed class Talk(Conversation before, Circumstances circumstances, Script script)
{
    private readonly List<BotMessage> _messages = [];
    private readonly List<Effect> _effects = [];
    private readonly List<string> _keys = [];
    private readonly List<string> _lines = [];

    /// <summary>The conversation as it is by now; steps replace it.</summary>
    public Conversation Now { get; set; } = before;

    public Circumstances Circumstances => circumstances;

    public Script Script => script;

    public Language Language => Now.Language;

    /// <summary>Set when the message could not be understood.</summary>
    public bool NotUnderstood { get; set; }

    /// <summary>The words that were not understood.</summary>
    public UnclearPhrase? Unclear { get; set; }

    /// <summary>Says a text of the content; variants are used in turn.</summary>
    public void Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        _keys.Add(key);
        _lines.Add(Text(key, values));
    }

    /// <summary>Says words that come from elsewhere in the content (a problem's reply, a guide's step).</summary>
    public void SayWords(string key, string words)
    {
        _keys.Add(key);
        _lines.Add(words);
    }

    /// <summary>A text without saying it; for button titles and values.</summary>
    public string Text(string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        script.Texts.Get(Language, key, NextVariant(key), values);

    /// <summary>Puts the question: what was said so far and this belong together. A new question makes earlier buttons stale.</summary>
    public void Ask(string key, ImmutableArray<Option> options, params ReadOnlySpan<(string Name, string Value)> values)
    {
        Say(key, values);
        Put(options, []);
    }

    /// <summary>Ends the message with buttons and pictures.</summary>
    public void Put(ImmutableArray<Option> options, ImmutableArray<Picture> pictures, bool askContact = false)
    {
        Now = Now with { Question = Now.Question with { Number = Now.Question.Number + 1 } };
        var number = Now.Question.Number;
        Close([.. options.Select(option => new Choice(option.Title, new Payload(number, option.Choice).ToString(), option.Aside))], pictures, askContact);
    }

    /// <summary>Ends the message without a question.</summary>
    public void Break(bool announcement = false)
    {
        if (_lines.Count > 0)
        {
            Close([], [], askContact: false, announcement);
        }
    }

    public void Bring(Effect effect) => _effects.Add(effect);

    /// <summary>Wakes the conversation later; replaces the timer of this kind.</summary>
    public void WakeAt(TimerKind kind, DateTimeOffset due) =>
        Now = Now with { Timers = [.. Now.Timers.Where(timer => timer.Kind != kind), new ConversationTimer(kind, due)] };

    public void Forget(TimerKind kind) => Now = Now with { Timers = [.. Now.Timers.Where(timer => timer.Kind != kind)] };

    public Option Option(string textKey, string choice, bool aside = false) => new(Text(textKey), choice, aside);

    public Decision Decide()
    {
        Break();
        return new Decision(Now, [.. _messages], [.. _effects]) { NotUnderstood = NotUnderstood, Unclear = Unclear };
    }

    private void Close(ImmutableArray<Choice> choices, ImmutableArray<Picture> pictures, bool askContact, bool announcement = false)
    {
        _messages.Add(new BotMessage([.. _keys], string.Join("\n\n", _lines), choices, pictures, askContact, announcement));
        _keys.Clear();
        _lines.Clear();
    }

    private int NextVariant(string key)
    {
        if (script.Texts.Variants(Language, key) < 2)
        {
            return 0;
        }
        var used = Now.Said.GetValueOrDefault(key);
        Now = Now with { Said = Now.Said.SetItem(key, used + 1) };
        return used;
    }
}

/// <summary>A button before it has its question's number.</summary>
/// <param name="Aside">Where a messenger has too little room this answer is written instead of pressed.</param>
public sealed record Option(string Title, string Choice, bool Aside = false);
