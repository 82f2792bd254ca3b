using System.Globalization;
using System.Text.Json.Nodes;
using Handoff.Bitrix24.Desk;
using Handoff.Bitrix24.Rest;
using Handoff.Bitrix24.Words;

namespace Handoff.Bitrix24.Crm;

/// <summary>A promised call as a task in the portal, with the card and a deadline. The method is not idempotent: after an unknown outcome the task is looked for by its title (bitrix24.md §9.2).</summary>
internal sealed class CallbackTasks(PortalClient portal, TokenKeeper tokens, DeskSessions sessions, PortalSettings settings, IPortalMemory memory)
{
    private const string Trying = "trying";

    public async Task<PortalAnswer?> Add(CallbackRequest request, CancellationToken cancellation)
    {
        var mark = $"call/{request.Id}";
        var before = await memory.Read(mark).ConfigureAwait(false);
        if (before is not null and not Trying)
        {
            return null;
        }
        var title = Title(request);
        if (before == Trying)
        {
            var list = await portal.Call("tasks.task.list", Priority.Work, cancellation, ("filter", new JsonObject { ["TITLE"] = title }), ("select", new JsonArray("ID", "TITLE"))).ConfigureAwait(false);
            if (list is not PortalAnswer.Ok found)
            {
                return list;
            }
            if (found.Result.Get("tasks").Entries().Any(entry => entry.Value.Text("title") == title))
            {
                await memory.Write(mark, "done").ConfigureAwait(false);
                return null;
            }
        }
        await memory.Write(mark, Trying).ConfigureAwait(false);
        var answer = await portal.Call("tasks.task.add", Priority.Work, cancellation, ("fields", await Fields(request, title).ConfigureAwait(false))).ConfigureAwait(false);
        if (answer is PortalAnswer.Ok or PortalAnswer.Limited or PortalAnswer.Unreached)
        {
            await (answer is PortalAnswer.Ok ? memory.Write(mark, "done") : memory.Remove(mark)).ConfigureAwait(false);
        }
        return answer;
    }

    private async Task<JsonObject> Fields(CallbackRequest request, string title)
    {
        var responsible = settings.Responsible?.ToString(CultureInfo.InvariantCulture) ?? (await tokens.Stored().ConfigureAwait(false))?.UserId ?? "1";
        var fields = new JsonObject
        {
            ["TITLE"] = title,
            ["RESPONSIBLE_ID"] = responsible,
            ["DESCRIPTION"] = $"[b]Перезвонить:[/b] {ToPortal.Words(request.Phone)}, {Time(request)}\n\n{CardText.Of(request.Card, settings.Zone)}",
            ["DEADLINE"] = TimeZoneInfo.ConvertTime(request.To, settings.Zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["PRIORITY"] = 2,
            ["TAGS"] = new JsonArray("бот", "звонок"),
        };
        if (await sessions.Find(request.Conversation).ConfigureAwait(false) is { Contact: { } contact })
        {
            fields["UF_CRM_TASK"] = new JsonArray($"C_{contact}");
        }
        return fields;
    }

    private string Title(CallbackRequest request) => $"Перезвонить {request.Phone}, {Time(request)} (№ {request.Id})";

    private string Time(CallbackRequest request) =>
        $"{CardText.Clock(request.From, settings.Zone, "dd.MM HH:mm")}–{CardText.Clock(request.To, settings.Zone, "HH:mm")}";
}
