using SupportBot.Understanding;

namespace SupportBot.Conversations;

/// <summary>Everything a subscriber can do besides writing and pressing: contacts, places, voices, links and commands of the messenger.</summary>
internal static class Gestures
{
    public static void Take(Talk talk, Heard heard, Flow flow, Listening listening)
    {
        switch (heard)
        {
            case Heard.Contact contact:
                TakeContact(talk, contact, flow, listening);
                break;
            case Heard.Place place:
                TakePlace(talk, place, flow, listening);
                break;
            case Heard.Unreadable unreadable:
                talk.Say(TextFor(unreadable.What));
                Resume(talk, flow, listening);
                break;
            case Heard.Opening opening:
                Open(talk, opening.Payload, flow, listening);
                break;
            case Heard.Command command:
                Obey(talk, command.Name, flow, listening);
                break;
            default:
                throw new InvalidOperationException($"No gesture: {heard.GetType().Name}.");
        }
    }

    private static string TextFor(string what) => what switch
    {
        "sticker" or "animation" => "unreadable.sticker",
        "voice" or "audio" or "video" or "video_note" => "unreadable.voice",
        "too-large" => "unreadable.too-large",
        "lost" => "unreadable.lost",
        _ => "unreadable.other",
    };

    private static void TakeContact(Talk talk, Heard.Contact contact, Flow flow, Listening listening)
    {
        if (!contact.Own)
        {
            talk.Say("contact.not-own");
            Resume(talk, flow, listening);
            return;
        }
        listening.Hear(talk, contact.Phone, [], edited: false);
    }

    private static void TakePlace(Talk talk, Heard.Place place, Flow flow, Listening listening)
    {
        if (place.Address is { Length: > 0 } address)
        {
            listening.Hear(talk, address, [], edited: false);
            return;
        }
        talk.Say("place.not-address");
        Resume(talk, flow, listening);
    }

    private static void Open(Talk talk, string? payload, Flow flow, Listening listening)
    {
        if (!GuideLinks.Open(talk, payload, flow))
        {
            Resume(talk, flow, listening);
        }
    }

    private static void Obey(Talk talk, string command, Flow flow, Listening listening)
    {
        switch (command)
        {
            case "operator":
                talk.Say("reason." + HandoffReasons.Asked);
                flow.CallHuman(talk, HandoffReasons.Asked);
                break;
            case "cancel":
                new WishKeeping(flow).Stop(talk);
                break;
            case "language":
                talk.Say("language.how");
                Resume(talk, flow, listening);
                break;
            default:
                talk.Say("help");
                Resume(talk, flow, listening);
                break;
        }
    }

    private static void Resume(Talk talk, Flow flow, Listening listening)
    {
        if (talk.Now.State == State.Idle)
        {
            listening.Begin(talk, talk.Script.Understanding.Read("", Dialogue.Spoken(talk.Now)));
            return;
        }
        flow.Enter(talk);
    }
}
