namespace SupportBot.Conversations;

/// <summary>Takes over what the directory knows of the subscriber; what he said himself is never overwritten.</summary>
internal static class Acquaintance
{
    public static void Remember(Talk talk)
    {
        if (talk.Circumstances.Known is not { } known)
        {
            return;
        }
        var contacts = talk.Now.Contacts;
        talk.Now = talk.Now with
        {
            Name = talk.Now.Name ?? known.Name,
            Contacts = contacts with { Phone = contacts.Phone ?? known.Phone, Contract = known.Contract, Status = known.Status },
        };
    }
}
