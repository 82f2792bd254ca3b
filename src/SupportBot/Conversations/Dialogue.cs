using System.Collections.Frozen;
using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>
/// What is said next. Pure: conversation, what was heard and the circumstances go in, a decision comes out; nothing is looked up, stored or
/// sent. One per edition of the content; used by many threads.
/// </summary>
public sealed class Dialogue
{
    private readonly FrozenDictionary<State, IStep> _steps;
    private readonly Flow _flow;
    private readonly Listening _listening;
    private readonly Pressing _pressing;
    private readonly Bells _bells;
    private readonly Tardiness _tardiness;

    public Dialogue(Script script, IEnumerable<IStep> steps)
    {
        Script = script;
        _steps = steps.ToFrozenDictionary(step => step.State);
        _flow = new Flow(_steps);
        _listening = new Listening(_flow);
        _pressing = new Pressing(_flow);
        _bells = new Bells(_flow);
        _tardiness = new Tardiness(_flow, _listening);
    }

    public Script Script { get; }

    /// <summary>Thinks one event through.</summary>
    public Decision Hear(Conversation conversation, Heard heard, Circumstances circumstances)
    {
        var talk = new Talk(conversation, circumstances, Script);
        if (heard is not Heard.Bell)
        {
            talk.Now = talk.Now with { HeardAt = circumstances.Now, Unreachable = false };
        }
        Acquaintance.Remember(talk);
        if (conversation.Handoff is not null && heard is not Heard.Bell)
        {
            talk.Now = talk.Now with { Unread = talk.Now.Unread + 1 };
        }
        if (conversation.Leader == Leader.Operator)
        {
            KeepForOperator(talk, heard);
        }
        else
        {
            Take(talk, heard);
            Patience.Arm(talk);
        }
        return talk.Decide();
    }

    /// <summary>Asks the question of the present state again: after an operator gave the conversation back, for example.</summary>
    public void Resume(Talk talk) => _flow.Enter(talk);

    /// <summary>Fires a trigger from outside the dialogue (an operator's doing) and asks what then stands to be asked.</summary>
    public void Fire(Talk talk, Trigger trigger) => _flow.Fire(talk, trigger);

    /// <summary>
    /// Should this message wait a moment for its continuation? A bare greeting, a single word that answers nothing: yes. A button, a picture,
    /// or a message that answers the question that stands: never.
    /// </summary>
    public bool IsFragment(Conversation conversation, Heard heard) =>
        heard is Heard.Words { Photos.IsEmpty: true } words
        && conversation.Leader == Leader.Bot
        && Fragments.Is(conversation, Script.Understanding.Read(words.Text, Spoken(conversation)));

    internal static Language? Spoken(Conversation conversation) => conversation.LanguageKnown ? conversation.Language : null;

    private void Take(Talk talk, Heard heard)
    {
        switch (heard)
        {
            case Heard.Words words:
                _listening.Hear(talk, words.Text, words.Photos, edited: false);
                break;
            case Heard.Edit edit:
                _listening.Hear(talk, edit.Text, [], edited: true);
                break;
            case Heard.Press press:
                _pressing.Press(talk, press.Payload);
                break;
            case Heard.Bell bell:
                _bells.Ring(talk, bell.Kind);
                break;
            case Heard.Late late:
                _tardiness.Take(talk, late);
                break;
            case Heard.Failed:
                talk.Say("crash");
                _flow.CallHuman(talk, HandoffReasons.Crash);
                break;
            default:
                Gestures.Take(talk, heard, _flow, _listening);
                break;
        }
    }

    // The operator leads: the bot only keeps what belongs on the card, and whether he got angry: then nobody asks him for stars.
    private void KeepForOperator(Talk talk, Heard heard)
    {
        if ((heard is Heard.Late late ? late.Said : heard) is not Heard.Words words)
        {
            return;
        }
        Photos.Keep(talk, words.Photos);
        var mood = Script.Understanding.Read(words.Text, Spoken(talk.Now)).Mood;
        if (mood > talk.Now.Inquiry.Mood)
        {
            talk.Now = talk.Now with { Inquiry = talk.Now.Inquiry with { Mood = mood } };
        }
    }
}
