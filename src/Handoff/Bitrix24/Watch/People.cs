using System.Collections.Concurrent;
using System.Text.Json;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;

namespace Handoff.Bitrix24.Watch;

/// <summary>The portal's employees as subscribers may see them. Names are asked once a day; a name that cannot be had never keeps words waiting.</summary>
internal sealed class People(PortalClient portal, PortalSettings settings, TimeProvider time)
{
    private const string Nameless = "Оператор";
    private static readonly TimeSpan Good = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (string Name, DateTimeOffset Until)> _names = new(StringComparer.Ordinal);

    public async Task<DeskOperator> Of(string user, CancellationToken cancellation) => new(OperatorIds.Of(user), await Name(user, cancellation).ConfigureAwait(false));

    private async Task<string> Name(string user, CancellationToken cancellation)
    {
        if (settings.OperatorNames == OperatorNaming.None)
        {
            return Nameless;
        }
        var now = time.GetUtcNow();
        if (_names.TryGetValue(user, out var known) && known.Until > now)
        {
            return known.Name;
        }
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        if (await portal.Call("user.get", Priority.Status, both.Token, ("ID", user)).ConfigureAwait(false) is not PortalAnswer.Ok ok)
        {
            return known.Name ?? Nameless;
        }
        var name = Fit(ok.Result.Entries().Select(entry => entry.Value).FirstOrDefault());
        _names[user] = (name, now + Good);
        return name;
    }

    private string Fit(JsonElement person)
    {
        var (first, last) = (person.Text("NAME") ?? "", person.Text("LAST_NAME") ?? "");
        var name = (settings.OperatorNames == OperatorNaming.FullName ? $"{first} {last}" : first).Trim();
        return name.Length > 0 ? name : Nameless;
    }
}
