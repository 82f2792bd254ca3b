using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Crm;

/// <summary>The portal's contacts, as far as a conversation needs them (bitrix24.md §8).</summary>
internal sealed class ContactBook(PortalClient portal, PortalSettings settings)
{
    private const int Contact = 3;

    /// <summary>Ids of the contacts with this phone; null = the portal does not tell now.</summary>
    /// <param name="phone"><c>+7XXXXXXXXXX</c>.</param>
    public async Task<ImmutableArray<string>?> Find(string phone, Priority priority, CancellationToken cancellation)
    {
        var answer = await portal.Call("crm.duplicate.findbycomm", priority, cancellation,
            ("type", "PHONE"), ("entity_type", "CONTACT"), ("values", new JsonArray([.. Spellings(phone).Select(one => (JsonNode)one)]))).ConfigureAwait(false);
        return answer is PortalAnswer.Ok ok ? [.. ok.Result.Get("CONTACT").Texts()] : null;
    }

    /// <summary>Makes a contact. Not idempotent: after an unknown outcome look before making it again.</summary>
    public Task<PortalAnswer> Make(string first, string last, string phone, string? address, CancellationToken cancellation)
    {
        var fields = new JsonObject
        {
            ["name"] = first,
            ["fm"] = new JsonArray(new JsonObject { ["typeId"] = "PHONE", ["valueType"] = "MOBILE", ["value"] = phone }),
        };
        if (last.Length > 0)
        {
            fields["lastName"] = last;
        }
        if (address is not null && settings.AddressField is { } field)
        {
            fields[field] = address;
        }
        return portal.Call("crm.item.add", Priority.Work, cancellation, ("entityTypeId", Contact), ("fields", fields));
    }

    /// <summary>Writes the confirmed address into the contact's own field; may be repeated.</summary>
    public Task<PortalAnswer> WriteAddress(string contact, string field, string address, CancellationToken cancellation) =>
        portal.Call("crm.item.update", Priority.Work, cancellation, ("entityTypeId", Contact), ("id", contact), ("fields", new JsonObject { [field] = address }));

    /// <summary>Leaves a remark in the contact's timeline. Not idempotent.</summary>
    public Task<PortalAnswer> Remark(string contact, string words, CancellationToken cancellation) =>
        portal.Call("crm.timeline.comment.add", Priority.Work, cancellation,
            ("fields", new JsonObject { ["ENTITY_ID"] = contact, ["ENTITY_TYPE"] = "contact", ["COMMENT"] = words }));

    public string Link(string contact) => $"{settings.Portal}/crm/contact/details/{contact}/";

    // How the portal normalises a leading 8 is not documented: every spelling is asked for.
    private static IEnumerable<string> Spellings(string phone) => phone.StartsWith("+7", StringComparison.Ordinal) && phone.Length == 12
        ? [phone, phone[1..], "8" + phone[2..]]
        : [phone];
}
