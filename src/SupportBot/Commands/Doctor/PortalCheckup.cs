using Handoff.Bitrix24;
using Handoff.Bitrix24.Rest;
using Handoff.Bitrix24.Setup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SupportBot.Delivery;
using SupportBot.Store.Sqlite;

namespace SupportBot.Commands.Doctor;

/// <summary>Is the portal as it has to be? Asked with the keys the service keeps in its store.</summary>
internal sealed class PortalCheckup(string storePath, PortalSettings portal) : ICheckup
{
    public async Task<IReadOnlyList<Diagnosis>> Look(CancellationToken deadline)
    {
        if (!File.Exists(storePath))
        {
            return [new Diagnosis("bitrix24", "the service has not run yet", "Start the service, then install the application on the portal: docs/bitrix24.md")];
        }
        try
        {
            using var writer = new SqliteWriter(storePath, NullLogger<SqliteWriter>.Instance);
            using var readers = new SqliteReaders(storePath);
            using var http = new HttpClient();
            using var budget = new RequestBudget(TimeProvider.System, portal.RequestsPerSecond, portal.Burst);
            using var tokens = new TokenKeeper(new SqlitePortalMemory(writer, readers), http, portal, TimeProvider.System, new Nothing());
            var client = new PortalClient(http, tokens, budget, new MethodTimes(TimeProvider.System), TimeProvider.System);
            var findings = await new Checkup(portal, tokens, client).Look(deadline);
            return [.. findings.Select(finding => new Diagnosis(finding.What, finding.Problem ?? "in order", finding.Remedy))];
        }
        catch (Exception trouble) when (trouble is SqliteException or StoreUnavailableException)
        {
            return [new Diagnosis("bitrix24", $"the store could not be read: {trouble.Message}", "Start the service once: it brings the store up to date.")];
        }
    }

    // What the findings do not say needs no log here.
    private sealed class Nothing : IPortalDiary
    {
        public void Note(DiaryLevel level, string text)
        {
        }

        public void Repaired(string what, string conversation)
        {
        }
    }
}
