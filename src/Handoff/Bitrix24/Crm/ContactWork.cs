using System.Text.Json;
using System.Text.Json.Serialization;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Crm;

/// <summary>
/// What a handoff leaves to be done in the CRM: one contact linked or made, confirmed data put into it. Kept until it is done; never in the way
/// of live words. Several contacts with one phone are a matter for people: nothing is guessed.
/// </summary>
internal sealed class ContactWork(ContactBook book, DeskSessions sessions, PortalSettings settings, IPortalMemory memory, IPortalDiary diary)
{
    private const string Prefix = "contact-work/";

    public Task Leave(string handoff, string conversation, OperatorCard card)
    {
        if (!card.Phone.Number.StartsWith('+'))
        {
            return Task.CompletedTask;
        }
        var work = new ContactTask(conversation, card.Name, card.Phone.Number, card.Phone.Confirmed, card.Address.Confirmed ? card.Address.Normalised : null);
        return memory.Write(Prefix + handoff, JsonSerializer.Serialize(work, ContactJson.Default.ContactTask));
    }

    /// <summary>Does what waits; what cannot be done now waits on.</summary>
    public async Task DoWaiting(CancellationToken cancellation)
    {
        foreach (var (name, text) in await memory.All(Prefix).ConfigureAwait(false))
        {
            var work = JsonSerializer.Deserialize(text, ContactJson.Default.ContactTask)!;
            if (!await Do(work, cancellation).ConfigureAwait(false))
            {
                return;
            }
            await memory.Remove(name).ConfigureAwait(false);
        }
    }

    private async Task<bool> Do(ContactTask work, CancellationToken cancellation)
    {
        if (await book.Find(work.Phone, Priority.Work, cancellation).ConfigureAwait(false) is not { } found)
        {
            return false;
        }
        if (found.Length > 1)
        {
            return true;
        }
        if (found.IsEmpty)
        {
            return !settings.CreateContacts || await Make(work, cancellation).ConfigureAwait(false);
        }
        await sessions.Change(work.Conversation, now => now is null || now.Contact == found[0] ? null : now with { Contact = found[0] }).ConfigureAwait(false);
        return await PutIn(found[0], work, cancellation).ConfigureAwait(false);
    }

    // After an unknown outcome the next round looks for the contact before it is made again.
    private async Task<bool> Make(ContactTask work, CancellationToken cancellation)
    {
        var name = Words.PersonName.Fit(work.Name);
        switch (await book.Make(name.First, name.Last, work.Phone, work.Address, cancellation).ConfigureAwait(false))
        {
            case PortalAnswer.Ok ok when ok.Result.Get("item").Id("id") is { } made:
                await sessions.Change(work.Conversation, now => now is null ? null : now with { Contact = made }).ConfigureAwait(false);
                return settings.AddressField is not null || await PutIn(made, work, cancellation).ConfigureAwait(false);
            case PortalAnswer.Error refused:
                diary.Note(DiaryLevel.Warning, $"A contact could not be made: {refused.Code}");
                return true;
            default:
                return false;
        }
    }

    private async Task<bool> PutIn(string contact, ContactTask work, CancellationToken cancellation)
    {
        if (work.Address is { } address && settings.AddressField is { } field)
        {
            return Settled(await book.WriteAddress(contact, field, address, cancellation).ConfigureAwait(false));
        }
        var words = string.Join('\n', new[]
        {
            work.PhoneConfirmed ? $"Телефон подтверждён абонентом: {work.Phone}" : null,
            work.Address is { } confirmed ? $"Адрес подтверждён абонентом: {confirmed}" : null,
        }.OfType<string>());
        return words.Length == 0 || await RemarkOnce(contact, words, cancellation).ConfigureAwait(false);
    }

    // A remark can not be looked for: it is rather missing than doubled.
    private async Task<bool> RemarkOnce(string contact, string words, CancellationToken cancellation)
    {
        var mark = $"contact-remark/{contact}";
        if (await memory.Read(mark).ConfigureAwait(false) == words)
        {
            return true;
        }
        await memory.Write(mark, words).ConfigureAwait(false);
        var answer = await book.Remark(contact, words, cancellation).ConfigureAwait(false);
        if (answer is PortalAnswer.Limited or PortalAnswer.Unreached or PortalAnswer.Broken)
        {
            await memory.Remove(mark).ConfigureAwait(false);
            return false;
        }
        return true;
    }

    private static bool Settled(PortalAnswer answer) => answer is PortalAnswer.Ok or PortalAnswer.Error;
}

/// <param name="Address">Only when the subscriber has confirmed it.</param>
internal sealed record ContactTask(string Conversation, string Name, string Phone, bool PhoneConfirmed, string? Address);

[JsonSerializable(typeof(ContactTask))]
internal sealed partial class ContactJson : JsonSerializerContext;
