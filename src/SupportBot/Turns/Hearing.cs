using System.Collections.Immutable;
using SupportBot.Channels;
using SupportBot.Conversations;

namespace SupportBot.Turns;

/// <summary>Translates what a messenger tells into what a conversation hears. Pure.</summary>
internal static class Hearing
{
    /// <summary>Null = nothing for the conversation to think about.</summary>
    public static Heard? Of(SubscriberEvent happened) => happened switch
    {
        SubscriberEvent.Wrote wrote => new Heard.Words(wrote.Text, [.. wrote.Files.Select(Photo)]),
        SubscriberEvent.Pressed pressed => new Heard.Press(pressed.Payload),
        SubscriberEvent.Edited edited => new Heard.Edit(edited.Text),
        SubscriberEvent.SharedContact contact => new Heard.Contact(contact.Phone, contact.Own),
        SubscriberEvent.SharedPlace place => new Heard.Place(place.Address ?? place.Title),
        SubscriberEvent.SentUnreadable unreadable => new Heard.Unreadable(unreadable.What),
        SubscriberEvent.Began began => new Heard.Opening(began.Payload),
        SubscriberEvent.Commanded commanded => new Heard.Command(commanded.Command),
        _ => null,
    };

    private static PhotoSlot Photo(MediaFile file) => new(file.Id, file.Name, file.Type);
}
